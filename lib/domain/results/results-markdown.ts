import { engineKindTexts } from '../testbed';
import { shellQuote } from '@/lib/format/shell-quote';
import { suiteTexts } from '../benchmark/suite';
import { measures, measureTexts, type Measure } from '../benchmark/measures';
import { isCounted, type ArmResult, type BenchmarkResult, type Sample } from '../benchmark/result';
import { cacheWords, comparisonSentence } from '../benchmark/sentence';
import type { Testbed } from '../testbed';
import { markdownTable, markdownText } from './markdown-table';
import { resultOf, samplesOf, type ResultsFile } from './results-file';

/** The whole benchmark as a report: the answer, the settings, the testbeds, statistics, every sample. */
export function resultsMarkdown(file: ResultsFile): string {
  const result = resultOf(file);
  const sections = [
    `# ${markdownText(file.benchmark.title)}: ${markdownText(file.benchmark.specName ?? 'no spec')}`,
    suiteTexts[file.suite].question,
    ...answer(result),
    '## Settings',
    settings(file),
    '## Testbed',
    ...testbeds(file),
    '## Statistics',
    statistics(result),
    'Only counted samples: no warm-ups, no failures, no restores that gave another answer. p10 and p90 need at least 5 samples; quantiles interpolate linearly (R-7); MAD is the median distance from the median, not scaled.',
    '## Samples',
    samples(file, result),
    ...commands(file),
  ];
  return `${sections.join('\n\n')}\n`;
}

function answer({ comparisons }: BenchmarkResult): string[] {
  const sentences = comparisons.map(
    (comparison) => `- ${measureTexts[comparison.measure].title}: ${comparisonSentence(comparison)}`,
  );
  return sentences.length === 0 ? [] : ['## Answer', sentences.join('\n')];
}

function settings({ benchmark, suite, input, product, exportedAt }: ResultsFile): string {
  return markdownTable(
    ['Setting', 'Value'],
    [
      ['Suite', suiteTexts[suite].title],
      ['Spec', benchmark.specName],
      ['Status', benchmark.status],
      ['Started', benchmark.startedAt],
      ['Finished', benchmark.finishedAt],
      ['Samples of each arm', String(input.samples)],
      ['Warm-ups before them', String(input.warmUps)],
      ['Page cache', input.cache],
      ['Pause between samples, ms', input.coolDownMs === null ? 'not recorded' : String(input.coolDownMs)],
      ['Seed', String(input.seed)],
      ['Imported from', benchmark.importedFrom],
      ['Benchmark', benchmark.id],
      ['Written by', `${product.name} ${product.version ?? ''}`],
      ['Written at', exportedAt],
    ],
  );
}

function testbeds({ testbeds: all }: ResultsFile): string[] {
  if (all.length === 0) return ['Not recorded.'];
  const mixed = `The samples come from ${all.length} testbeds: the figures mix them.`;
  return [...(all.length > 1 ? [mixed] : []), ...all.map(({ facts }) => testbedTable(facts))];
}

function testbedTable(facts: Testbed): string {
  return markdownTable(
    ['Fact', 'Value'],
    [
      ['Host', facts.hostname],
      ['Distribution', facts.distribution],
      ['Kernel', facts.kernel],
      ['CPU', `${facts.cpuModel}, ${facts.cpuCount} CPUs`],
      ['Memory, bytes', String(facts.memoryTotalBytes)],
      ['podman', `${facts.podman ?? 'unknown'} (${engineKindTexts[facts.engineKind]})`],
      ['OCI runtime', facts.runtime],
      ['CRIU', facts.criu],
      ['GPUs', facts.gpus.length === 0 ? 'none' : facts.gpus.join(', ')],
      ['GPU driver', facts.gpuDriver],
      ['CUDA plugin', facts.cudaPlugin],
      ['Huge pages', facts.transparentHugePages],
      ['cgroup', facts.cgroupMode],
    ],
  );
}

function statistics({ arms }: BenchmarkResult): string {
  const rows = arms.flatMap((arm) =>
    measures.flatMap((measure) => {
      const summary = arm.summaries[measure];
      if (!summary) return [];
      const { n, median, p10, p90, min, max, mad } = summary;
      return [[nameOf(arm), titleOf(measure), n, ...[median, p10, p90, min, max, mad].map(rounded)]];
    }),
  );
  if (rows.length === 0) return 'No sample counts.';
  return markdownTable(['Arm', 'Measure', 'n', 'Median', 'p10', 'p90', 'Min', 'Max', 'MAD'], rows);
}

function samples(file: ResultsFile, { arms }: BenchmarkResult): string {
  const all = samplesOf(file);
  if (all.length === 0) return 'None.';
  const shown = measures.filter((measure) => all.some(({ values }) => values[measure] !== null));
  const names = new Map(arms.map((arm) => [arm.key, nameOf(arm)]));
  return markdownTable(
    ['Started', 'Arm', 'Sample', 'Result', ...shown.map(titleOf)],
    all.map((sample) => [
      sample.startedAt,
      names.get(sample.arm) ?? sample.arm,
      sample.isWarmUp ? `warm-up ${sample.index + 1}` : `#${sample.index + 1}`,
      outcomeOf(sample),
      ...shown.map((measure) => sample.values[measure]),
    ]),
  );
}

/** The commands of the first counted sample of each arm; those of the others differ in names only. */
function commands(file: ResultsFile): string[] {
  const seen = new Set<string>();
  const counted = samplesOf(file).map(isCounted);
  const blocks = file.samples.flatMap(({ arm, commands: given }, i) => {
    if (!counted[i] || given.length === 0 || seen.has(arm)) return [];
    seen.add(arm);
    const lines = given.map(({ argv }) => `    ${shellQuote(argv).replaceAll('\n', ' ')}`);
    return [`${markdownText(arm)}:\n\n${lines.join('\n')}`];
  });
  return blocks.length === 0 ? [] : ['## Commands of the first counted sample of each arm', ...blocks];
}

function nameOf({ label, cache }: ArmResult): string {
  return `${label} (${cacheWords[cache]})`;
}

function titleOf(measure: Measure): string {
  return `${measureTexts[measure].title}, ${measureTexts[measure].unit}`;
}

function outcomeOf(sample: Sample): string {
  const { status, errorTitle, answerMatch } = sample;
  if (status !== 'succeeded') return errorTitle === null ? status : `${status}: ${errorTitle}`;
  if (answerMatch === 'different') return 'another answer, not counted';
  const word = answerMatch === 'same' ? 'same answer' : 'done';
  return isCounted(sample) ? word : `${word}, not counted`;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}
