import { expect, test } from 'vitest';
import { comparisonSentence } from '../benchmark/sentence';
import { markdownTable, markdownText } from './markdown-table';
import { resultOf } from './results-file';
import { resultsFileName } from './results-file-name';
import { resultsMarkdown } from './results-markdown';
import { randomBenchmark } from './testing/random-benchmark';
import { toResultsFile } from './to-results-file';

const fileOf = (seed: number, sampleCount?: number) =>
  toResultsFile(randomBenchmark(seed, sampleCount), {
    product: { name: 'gpu-load', version: '1.2.3' },
    exportedAt: '2026-01-02T00:00:00.000Z',
  });
const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
/** Cells of a line, split where a bar is not escaped. */
const cells = (line: string) => line.split(/(?<!\\)\|/).slice(1, -1);
const section = (report: string, title: string) => report.split(/^## /m).find((part) => part.startsWith(title)) ?? '';
const tableRows = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);

test('the report has every sample, and every table is as wide as its header', () => {
  for (const seed of seeds) {
    const file = fileOf(seed);
    const report = resultsMarkdown(file);
    expect(tableRows(section(report, 'Samples'))).toHaveLength(file.samples.length);
    for (const block of report.split('\n\n').filter((part) => part.startsWith('|'))) {
      expect(
        new Set(
          block
            .trimEnd()
            .split('\n')
            .map((line) => cells(line).length),
        ).size,
      ).toBe(1);
    }
  }
});

test('the report says what the page says of restore against cold start, and gives the statistics of each arm', () => {
  const compared = seeds.map((seed) => fileOf(seed)).find((file) => resultOf(file).comparisons.length > 0);
  if (!compared) throw new Error('no benchmark that compares');
  const { comparisons, arms } = resultOf(compared);
  const report = resultsMarkdown(compared);
  for (const comparison of comparisons) expect(report).toContain(comparisonSentence(comparison));
  const rows = tableRows(section(report, 'Statistics'));
  expect(rows).toHaveLength(arms.reduce((sum, { summaries }) => sum + Object.keys(summaries).length, 0));
  const median = arms.flatMap(({ summaries }) => summaries.t3FirstTokenMs?.median ?? [])[0];
  expect(rows.map((row) => cells(row)[3]?.trim())).toContain(String(Math.round((median ?? 0) * 10) / 10));
});

test('more than one testbed is said', () => {
  expect(resultsMarkdown(fileOf(1))).toContain('The samples come from 2 testbeds');
});

test('text cannot end a cell, begin a tag or break a line', () => {
  expect(markdownText('a|b\n# <img src=x onerror=y> [l](u) `c`')).toBe(
    'a\\|b \\# \\<img src=x onerror=y\\> \\[l\\](u) \\`c\\`',
  );
  expect(
    markdownTable(
      ['A', 'B'],
      [
        ['x|y', 1],
        [null, 2],
      ],
    ),
  ).toBe('| A | B |\n| --- | ---: |\n| x\\|y | 1 |\n| – | 2 |');
});

test('a file name has nothing that a file system or a header could take for something else', () => {
  const file = fileOf(1, 1);
  const odd = { ...file, benchmark: { ...file.benchmark, specName: '../Ünïcode "x"\r\nX: y;/model' } };
  expect(resultsFileName(odd, 'csv')).toMatch(/^gpu-load-[a-z0-9-]+\.csv$/);
  const plain = { ...file, suite: 'storage' as const, benchmark: { ...file.benchmark, id: '00000000-1234-abcd' } };
  expect(resultsFileName(plain, 'json')).toBe('gpu-load-demo-storage-2026-01-01-234-abcd.json');
});
