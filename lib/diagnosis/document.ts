import { errorGuide, type GuideEntry, type Sign } from './guide';

const head = `# Errors

One heading for each code of \`lib/errors/codes.ts\`, in the same words, with the lines that give it away (\`lib/diagnosis/causes.ts\`). The file is written by its test: change the tables, then run \`npx vitest run lib/diagnosis -u\`. The app shows the same under "Error guide".

In words of a log \`…\` stands for anything. _Provoked_ means caused on purpose on a real engine, _recorded_ met in real work; both are tested with what the tools printed. _Cited_ means that the words come from the tool's source or a report. [causes-provoked.md](causes-provoked.md) lists what was provoked last, and whether its remedy worked.
`;

/** The text of docs/errors.md. */
export function errorsDocument(): string {
  const entries = errorGuide().flatMap((area) => area.entries);
  return `${head}\n${entries.map(section).join('\n')}`;
}

function section({ code, title, whatHappened, remedy, signs }: GuideEntry): string {
  const steps = remedy.map((step) => `- ${step.startsWith('$ ') ? `\`${step.slice(2)}\`` : step}`);
  const parts = [`## ${code}`, `**${title}.** ${whatHappened}`, 'How to fix:', steps.join('\n')];
  if (signs.length > 0) parts.push('Given away by:', signs.flatMap(signLines).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function signLines({ words, place, evidence, references }: Sign): string[] {
  const links = references.map(({ label, href }) => (href === null ? `\`${label}\`` : `[${label}](${href})`));
  return [...words.map((text) => `- ${inlineCode(text)} in ${place}`), `- ${evidence}: ${links.join(', ')}`];
}

/** Words with backquotes in them need a longer fence. */
function inlineCode(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
