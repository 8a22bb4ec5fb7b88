import { attackAreas, type Attack } from './attack';

/**
 * docs/attacks.md: every attack, what came of it, and the test that carries it out.
 * @param files the test files that name each attack.
 */
export function attacksDocument(files: ReadonlyMap<string, readonly string[]>): string {
  const count = attackAreas.reduce((sum, { attacks }) => sum + Object.keys(attacks).length, 0);
  const areas = attackAreas.map(({ title, attacks }) => {
    const rows = Object.entries<Attack>(attacks).map(
      ([id, { tried, outcome }]) =>
        `| ${tried} | ${outcome} | ${(files.get(id) ?? []).map((file) => `\`${file}\``).join(', ')} |`,
    );
    return [`## ${title}`, ['| tried | outcome | test |', '| --- | --- | --- |', ...rows].join('\n')].join('\n\n');
  });
  const head = `# Attacks

${count} attacks that run with the tests: those in \`e2e\` against a built server and in a browser, the others beside the code they attack. [security.md](security.md) says what is defended and what is not.

The file is written by its test: change \`lib/auth/testing/attacks\`, then run \`npx vitest run lib/auth/testing -u\`. An attack without a test, or a test of an attack that is not listed, fails it.`;
  const found = attackAreas
    .flatMap(({ attacks }) => Object.values<Attack>(attacks))
    .flatMap((one) => (one.found === undefined ? [] : [`- ${one.tried}: ${one.found}.`]));
  const findings = `## What they found

${found.length} of them found something that was open, wholly or in part, when they were written. Each was closed and stays as a test.

${found.join('\n')}`;
  return `${[head, ...areas, findings].join('\n\n')}\n`;
}
