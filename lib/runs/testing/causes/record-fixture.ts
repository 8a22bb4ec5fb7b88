import 'server-only';
import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { causes } from '@/lib/diagnosis/causes';
import { getLogFile } from '@/lib/db/run-commands';
import { withoutPlaces } from './causes-table';
import type { CauseResult } from './check-case';

const decompress = promisify(gunzip);
const folder = path.join('lib', 'diagnosis', '__fixtures__');

/** Keeps what the tools printed of a cause that has no fixture yet. CRIU's log is trimmed to errors and warnings. */
export async function recordFixture({ cause: { code }, failed }: CauseResult, tools: string): Promise<void> {
  if (failed?.error?.code !== code) return;
  const line = failed.error.decisiveLine ?? '';
  if (
    causes.some(
      (cause) => cause.code === code && cause.evidence !== 'cited' && cause.words.some((w) => line.includes(w)),
    )
  )
    return;
  const command = failed.commands.at(-1);
  if (!command) return;
  const isCriu = command.argv.includes('restore') || command.argv.includes('checkpoint');
  const file = path.join(folder, `${code.split('/')[1]}.json`);
  if (
    await access(file).then(
      () => true,
      () => false,
    )
  )
    return;
  const name = command.argv.includes('restore') ? 'restore.log' : 'dump.log';
  const criuLog = isCriu ? await readLog(failed.id, name) : '';
  const fixture = {
    code,
    evidence: 'provoked',
    tools,
    command: withoutPlaces(['podman', ...command.argv.slice(1)].join(' ')),
    exitCode: command.exitCode ?? 1,
    stderr: withoutPlaces(command.stderrTail.trimEnd()),
    criuLog: withoutPlaces(
      criuLog
        .split('\n')
        .filter((text) => /\b(Error|Warn {1,2})\(|\bError \(/.test(text))
        .join('\n'),
    ),
  };
  await writeFile(file, `${JSON.stringify(fixture, null, 2)}\n`);
}

async function readLog(runId: string, name: string): Promise<string> {
  const kept = await getLogFile(runId, name);
  return kept ? (await decompress(await readFile(kept.path))).toString('utf8') : '';
}
