import 'server-only';
import os from 'node:os';
import { readLogPage } from '@/lib/db/log-page';
import { getRunDetail } from '@/lib/db/runs';
import { getSpecByName } from '@/lib/db/specs';
import { maskSpec } from '@/lib/domain/masked-spec';
import type { RunDetail } from '@/lib/domain/views';
import { errorCodes, type ErrorCode } from '@/lib/errors/codes';
import { secretArguments, secretValues } from '@/lib/host/redact';
import { exportBenchmark } from './export-benchmark';
import { productVersion } from './product-version';
import { readRunLog } from './read-run-log';
import { redactBundleData, redactBundleText, type Hidden } from './redact-bundle';
import { tarGz, type TarFile } from './tar-gz';

/** As many lines as a run's own log may sensibly have. */
const maxLogLines = 200_000;

const bundleFormat = 'gpu-load-bundle';
const bundleVersion = 1;

/**
 * Everything that tells why a run failed, for sending to somebody else, as a .tar.gz that is made while it is read;
 * null when there is no such run.
 * Secrets are taken out, and so is the host's name unless `withHostname`.
 */
export async function errorBundle(
  runId: string,
  { withHostname }: { withHostname: boolean },
): Promise<{ fileName: string; chunks: AsyncGenerator<Buffer> } | null> {
  const run = await getRunDetail(runId);
  if (!run) return null;
  const hidden = await hiddenOf(run, withHostname);
  const json = (path: string, data: unknown) => ({
    path,
    text: `${JSON.stringify(redactBundleData(data, hidden), null, 2)}\n`,
  });
  const { commands, testbed, options, error, logFiles, spec, ...about } = run;
  const folder = `gpu-load-run-${run.id}`;
  const files: TarFile[] = [
    { path: 'README.txt', text: readme(run, withHostname) },
    json('run.json', { format: bundleFormat, version: bundleVersion, ...about, logFiles }),
    json('options.json', options),
    json('spec.json', spec && maskSpec(spec)),
    json('testbed.json', withHostname || testbed === null ? testbed : { ...testbed, hostname: null }),
    json('versions.json', versionsOf(run)),
    json('commands.json', commands),
    json('verdict.json', error && { ...error, catalogue: errorCodes[error.code as ErrorCode] ?? null }),
    ...(run.kind === 'benchmark' ? [json('results.json', await exportBenchmark(run.id))] : []),
    { path: 'log.txt', text: redactBundleText(await runLog(run.id), hidden) },
    ...(await Promise.all(
      logFiles.map(async (name): Promise<TarFile> => {
        // A log that is gone or damaged as a whole must not keep the rest from being sent.
        const textOf = await readRunLog(run.id, name).catch(() => null);
        const path = `logs/${name}`;
        return textOf === null ? { path, text: '' } : { path, chunks: () => redacted(textOf(), hidden) };
      }),
    )),
  ];
  const inFolder = files.map((file) => ({ ...file, path: `${folder}/${file.path}` }));
  return { fileName: `${folder}.tar.gz`, chunks: tarGz(inFolder, new Date(run.finishedAt ?? run.createdAt)) };
}

async function* redacted(text: AsyncIterable<Buffer>, hidden: Hidden): AsyncGenerator<Buffer> {
  for await (const block of text) yield Buffer.from(redactBundleText(block.toString('utf8'), hidden), 'utf8');
}

/** Secrets of this server's own environment and of the spec as it is stored now: either may be in any log. */
async function hiddenOf(run: RunDetail, withHostname: boolean): Promise<Hidden> {
  const own = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const stored = run.specName === null ? null : await getSpecByName(run.specName);
  const secrets = [
    ...secretValues(Object.fromEntries(own) as Record<string, string>),
    ...secretValues(stored?.spec.env ?? {}),
    ...secretArguments(stored?.spec.command ?? []),
    ...secretValues(run.spec?.env ?? {}),
  ];
  if (withHostname) return { secrets, hostnames: [] };
  const names = [os.hostname(), run.testbed?.hostname ?? ''];
  const all = [...names, ...names.map((name) => name.split('.')[0] ?? '')].filter(
    (name) => name !== '' && name !== 'localhost',
  );
  // The whole name first: its first part would leave the rest standing.
  return { secrets, hostnames: [...new Set(all)].sort((a, b) => b.length - a.length) };
}

function versionsOf({ testbed }: RunDetail) {
  const {
    podman = null,
    runtime = null,
    criu = null,
    cudaPlugin = null,
    gpuDriver = null,
    kernel = null,
  } = testbed ?? {};
  return { gpuLoad: productVersion(), node: process.version, podman, runtime, criu, cudaPlugin, gpuDriver, kernel };
}

async function runLog(runId: string): Promise<string> {
  const { lines } = await readLogPage(runId, { limit: maxLogLines });
  return lines.map(({ at, source, text }) => `${at} ${source} ${text}\n`).join('');
}

function readme({ id, kind, status }: RunDetail, withHostname: boolean): string {
  return `GPU-Load run ${id} (${kind}, ${status})

run.json       the run, its phases and what it measured
options.json   what was asked for
spec.json      the launch spec, secrets masked
testbed.json   the machine${withHostname ? '' : ' (its name left out)'}
versions.json  versions of the tools
commands.json  every command with its exit code and the end of its output
verdict.json   what the catalogue of errors says
log.txt        the run's log
logs/          log files kept with the run

Values of secret variables and flags, tokens and passwords were replaced. Look through it before you send it on:
a secret that looks like any other word cannot be known.
`;
}
