import 'server-only';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { causeCases } from '@/lib/runs/testing/causes/all-cases';
import { CauseBench } from '@/lib/runs/testing/causes/cause-bench';
import { causesTable, tableRow } from '@/lib/runs/testing/causes/causes-table';
import { checkCase, type CauseResult } from '@/lib/runs/testing/causes/check-case';
import { recordFixture } from '@/lib/runs/testing/causes/record-fixture';
import { ownDataFolder } from '@/lib/runs/testing/own-data-folder';

const tools = [
  ['podman', '--version'],
  ['runc', '--version'],
  ['criu', '--version'],
] as const;

/**
 * `npm run test:causes`: provokes every cause on the real engine, tries its remedy, prints a table, and writes it to
 * docs/causes-provoked.md. `--only WORDS` runs those whose code has WORDS and writes nothing;
 * `--record` keeps what the tools printed as fixtures of the diagnosis. The exit code says whether all went well.
 */
async function main(): Promise<void> {
  const only = valueOf('--only');
  const isRecording = process.argv.includes('--record');
  const own = await ownDataFolder('c');
  const results: CauseResult[] = [];
  try {
    const bench = new CauseBench(own.folder, `c${process.pid}`);
    const versions = await Promise.all(tools.map(async (argv) => versionIn((await bench.engine.enter(argv)).stdout)));
    const named = `podman ${versions[0]}, runc ${versions[1]}, CRIU ${versions[2]}`;
    for (const cause of causeCases.filter(({ code }) => only === null || code.includes(only))) {
      const result = await checkCase(bench, cause);
      results.push(result);
      console.log(tableRow(result));
      if (isRecording) await recordFixture(result, named);
    }
    const text = causesTable(results, { tools: named, date: new Date() });
    if (only === null) await writeFile(path.join('docs', 'causes-provoked.md'), text);
  } finally {
    await own.remove();
  }
  const good = results.filter(isGood).length;
  console.log(`causes: ${good} passed, ${results.length - good} failed`);
  process.exitCode = good === results.length ? 0 : 1;
}

const isGood = ({ cause, failed, isRemedied }: CauseResult) =>
  failed?.error?.code === cause.code && isRemedied !== false;
const versionIn = (text: string) => /\d+\.\d+(\.\d+)?/.exec(text)?.[0] ?? 'unknown';

function valueOf(option: string): string | null {
  const at = process.argv.indexOf(option);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}

await main();
