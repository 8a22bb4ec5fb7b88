import { parseArgs } from 'node:util';
import type { CheckpointListItem } from '@/lib/domain/inventory';
import type { RunSummary } from '@/lib/domain/views';
import { paths } from '@/lib/paths';

/** A page of a running installation. */
export interface SitePage {
  /** For file names and tables. */
  name: string;
  url: string;
}

/** The address that scripts look at: `--url`, or what `npm run up` starts. */
export function siteUrl(): string {
  const { values } = parseArgs({ options: { url: { type: 'string' } }, strict: false });
  return typeof values.url === 'string' ? values.url.replace(/\/$/, '') : 'http://127.0.0.1:3000';
}

/** The main pages, detail pages with the newest row of their kind; those of which there is none are left out. */
export async function mainPages(site: string): Promise<SitePage[]> {
  const { runs } = await read<{ runs: RunSummary[] }>(site, paths.api.runs());
  const { checkpoints } = await read<{ checkpoints: CheckpointListItem[] }>(site, paths.api.checkpoints());
  const restore = runs.find(({ kind, status }) => kind === 'restore' && status === 'succeeded');
  const benchmark = (await read<{ runs: RunSummary[] }>(site, paths.api.runs({ kind: 'benchmark' }))).runs[0];
  const checkpoint = checkpoints.find(({ state }) => state === 'ready');
  const shown: [string, string | undefined][] = [
    ['overview', paths.overview()],
    ['containers', paths.containers()],
    ['runs', paths.runs()],
    ['run', restore && paths.run(restore.id)],
    ['checkpoints', paths.checkpoints()],
    ['checkpoint', checkpoint && paths.checkpoint(checkpoint.id)],
    ['new-run', paths.newRun({ kind: 'restore' })],
    ['benchmarks', paths.benchmarks()],
    ['benchmark', benchmark && paths.benchmark(benchmark.id)],
    ['trends', paths.trends()],
    ['specs', paths.specs()],
    ['host', paths.host()],
    ['settings', paths.settings()],
    ['errors', paths.errors()],
    ['new-benchmark', paths.newBenchmark()],
    ['import', paths.importResults()],
    ['schedules', paths.schedules()],
    ['spec', paths.spec('demo')],
    ['compare-checkpoints', paths.compareCheckpoints()],
    ['contents', checkpoint && paths.checkpointBytes(checkpoint.id)],
    ['contents-state', checkpoint && paths.checkpointState(checkpoint.id)],
    ['contents-search', checkpoint && paths.checkpointMemorySearch(checkpoint.id)],
  ];
  return shown.flatMap(([name, path]) => (path === undefined ? [] : [{ name, url: `${site}${path}` }]));
}

async function read<T>(site: string, path: string): Promise<T> {
  const response = await fetch(`${site}${path}`).catch(() => null);
  if (!response?.ok) {
    throw new Error(
      `${site} ${response ? `answered ${response.status}` : 'does not answer'}: start it with npm run up.`,
    );
  }
  return (await response.json()) as T;
}
