import 'server-only';
import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { parseArgs } from 'node:util';
import { demoSpec, demoSpecId } from '@/lib/domain/builtin-specs';
import { benchmarkInputSchema, type BenchmarkInput } from '@/lib/domain/benchmark/input';
import { cacheStatesOf, suiteTexts, type Suite } from '@/lib/domain/benchmark/suite';
import { recommend } from '@/lib/domain/benchmark/settings/recommend';
import { recommendationSentence } from '@/lib/domain/benchmark/settings/recommendation-sentence';
import { comparisonSentence } from '@/lib/domain/benchmark/sentence';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { ensureBuiltinSpecs, listSpecs } from '@/lib/db/specs';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import { exportBenchmark } from '@/lib/queries/export-benchmark';
import { getBenchmark } from '@/lib/queries/get-benchmark';
import { onRunChanged } from '@/lib/runs/bus';
import { cancelRun, submitRun, whenFinished } from '@/lib/runs/orchestrator';

const help = `npm run bench -- --spec NAME [options]

  --suite NAME              restore-vs-cold-start (default), restore-speed, cold-start-speed, network-flags, storage,
                            fastest-setting
  --spec NAME               launch spec (default: demo)
  --pairs N                 counted samples of each arm (fastest-setting: of each setting in the last round)
  --cache STATE             warm (default), dropped, both; dropped empties the host's page cache before each start
  --seed N                  order and bootstrap; a random one is printed
  --json FILE               writes the results (docs/results-format.md)
  --fail-if-slower-than P%  exit code 2 when the restore is not at least P % faster than a cold start

Exit codes: 0 done, 1 failed, 2 slower than asked.`;

const options = {
  suite: { type: 'string', default: 'restore-vs-cold-start' },
  spec: { type: 'string', default: 'demo' },
  pairs: { type: 'string' },
  cache: { type: 'string', default: 'warm' },
  seed: { type: 'string' },
  json: { type: 'string' },
  'fail-if-slower-than': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** A benchmark from the command line: the same code and the same database as in the browser. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const limitPercent = percentOf(values['fail-if-slower-than']);
  await migrateDatabase();
  await ensureLocalHost(hostname());
  await ensureBuiltinSpecs([{ id: demoSpecId, spec: demoSpec }]);
  const spec = (await listSpecs()).find(({ id, spec: { name } }) => name === values.spec || id === values.spec);
  if (!spec) throw new Error(`There is no launch spec named ${values.spec}.`);
  const input = benchmarkInputSchema.parse({
    suite: values.suite,
    specId: spec.id,
    samples: Number(values.pairs ?? suiteTexts[values.suite as Suite]?.defaultSamples),
    warmUps: suiteTexts[values.suite as Suite]?.defaultWarmUps,
    cache: values.cache,
    // Asked for by name on the command line: that is the consent.
    acceptCacheDrop: values.cache !== 'warm',
    seed: values.seed === undefined ? randomInt(0xffffffff) : Number(values.seed),
  });
  console.log(`${suiteTexts[input.suite].title} of ${spec.spec.name}, seed ${input.seed}`);
  const view = await take(input);
  report(view);
  if (values.json !== undefined) {
    await writeFile(values.json, `${JSON.stringify(await exportBenchmark(view.run.id), null, 2)}\n`);
  }
  if (view.run.status !== 'succeeded') return 1;
  return limitPercent !== null && isTooSlow(view, limitPercent) ? 2 : 0;
}

async function take(input: BenchmarkInput): Promise<BenchmarkView> {
  const { runId } = await submitRun({ kind: 'benchmark', input });
  process.once('SIGINT', () => cancelRun(runId));
  process.once('SIGTERM', () => cancelRun(runId));
  const stop = onRunChanged((run) => {
    const { sample, t3FirstTokenMs, engineDurationMs } = run.measurement ?? {};
    if (run.parentRunId !== runId || run.finishedAt === null || !sample) return;
    const took = (run.kind === 'checkpoint' ? engineDurationMs : t3FirstTokenMs) ?? null;
    const what = `${sample.arm} ${sample.isWarmUp ? 'warm-up' : `#${sample.index + 1}`}`;
    console.log(
      `  ${what}: ${run.status}${took === null ? '' : `, ${took} ms`}${run.errorTitle ? `, ${run.errorTitle}` : ''}`,
    );
  });
  await whenFinished(runId);
  stop();
  const view = await getBenchmark(runId);
  if (!view) throw new Error('The benchmark has no record.');
  return view;
}

function report({ run, input, result }: BenchmarkView): void {
  for (const { label, cache, kind, counted, failedCount, differentCount, summaries } of result.arms) {
    const summary = kind === 'dump' ? summaries.engineDurationMs : summaries.t3FirstTokenMs;
    const figures = summary
      ? `median ${Math.round(summary.median)} ms, ${summary.min} to ${summary.max} ms`
      : 'no sample';
    const faults = [failedCount && `${failedCount} failed`, differentCount && `${differentCount} with another answer`];
    console.log([`${label} (${cache}): n = ${counted.length}, ${figures}`, ...faults.filter(Boolean)].join(', '));
  }
  if (input.suite === 'fastest-setting') reportSettings(input, result);
  for (const comparison of result.comparisons) {
    if (comparison.measure === 't3FirstTokenMs') console.log(comparisonSentence(comparison));
  }
  if (run.error) console.log(`${run.status}: ${run.error.title}. ${run.error.detail}`);
}

function reportSettings(input: BenchmarkInput, { arms }: BenchmarkView['result']): void {
  const found = recommend(
    input,
    arms.flatMap(({ samples }) => samples),
  );
  for (const { label, isSafe, fault, final, choosing, comparison } of found.settings) {
    const summary = final ?? choosing;
    const figures = summary
      ? `${final ? 'last round' : 'chosen from'}: n = ${summary.n}, median ${Math.round(summary.median)} ms`
      : 'no sample';
    const range = final?.medianInterval
      ? ` (95 % ${Math.round(final.medianInterval.low)} to ${Math.round(final.medianInterval.high)})`
      : '';
    const against = comparison?.interval
      ? `, ${comparison.ratioOfMedians.toFixed(2)} times the default’s speed (95 % ${comparison.interval.low.toFixed(2)} to ${comparison.interval.high.toFixed(2)}): ${comparison.verdict}`
      : '';
    console.log(`${label}: ${isSafe ? figures + range + against : `not safe: ${fault?.words ?? 'no good sample'}`}`);
  }
  console.log(recommendationSentence(found, cacheStatesOf(input)[0] ?? 'warm'));
}

/** True when, in some state of the page cache, the ratio of the medians stays below the limit. */
function isTooSlow({ result }: BenchmarkView, limitPercent: number): boolean {
  return result.comparisons
    .filter(({ measure }) => measure === 't3FirstTokenMs')
    .some(({ comparison }) => comparison.ratioOfMedians < 1 + limitPercent / 100);
}

function percentOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const match = /^(\d+(?:\.\d+)?)%?$/.exec(text);
  if (!match) throw new Error('--fail-if-slower-than takes a percentage, such as 10%.');
  return Number(match[1]);
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
