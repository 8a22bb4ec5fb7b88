import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownRequest } from '@/lib/auth/testing/own-request';
import { importRuns } from '@/lib/db/import-runs';
import { migrateDatabase } from '@/lib/db/migrate';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { resultsFileSchema } from '@/lib/domain/results/results-file';
import { randomBenchmark } from '@/lib/domain/results/testing/random-benchmark';
import { toResultsFile } from '@/lib/domain/results/to-results-file';
import { paths } from '@/lib/paths';
import { GET } from './route';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeAll(async () => {
  data = await freshDataFolder();
  await migrateDatabase();
  const results = toResultsFile(randomBenchmark(1, 4), {
    product: { name: 'gpu-load', version: null },
    exportedAt: '2026-01-02T00:00:00.000Z',
  });
  const sampleRuns = results.samples.map((_, i) => ({ runId: `s${i}`, fileName: 'x.json' }));
  await importRuns([{ runId: 'b1', fileName: 'x.json', results, sampleRuns }]);
});
afterAll(() => data.remove());

const get = (url: string, runId: string) => GET(ownRequest(url), { params: Promise.resolve({ runId }) });

test.each([
  ['json', 'application/json'],
  ['csv', 'text/csv'],
  ['md', 'text/markdown'],
] as const)('%s comes as a file with a plain name', async (format, type) => {
  const response = await get(paths.api.benchmarkExport('b1', format), 'b1');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain(type);
  expect(response.headers.get('content-disposition')).toMatch(
    new RegExp(`^attachment; filename="gpu-load-[a-z0-9-]+\\.${format}"$`),
  );
  expect((await response.text()).length).toBeGreaterThan(100);
});

test('without a format it is the JSON that can be imported', async () => {
  const response = await get('/api/benchmarks/b1/export', 'b1');
  expect(resultsFileSchema.parse(await response.json()).samples).toHaveLength(4);
});

test('another format, another kind of run and an unknown id are refused', async () => {
  expect((await get('/api/benchmarks/b1/export?format=exe', 'b1')).status).toBe(400);
  expect((await get('/api/benchmarks/s0/export', 's0')).status).toBe(404);
  expect((await get('/api/benchmarks/x/export', '../x')).status).toBe(404);
});
