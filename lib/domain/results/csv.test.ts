import { expect, test } from 'vitest';
import { toCsv } from './csv';
import { resultsCsv } from './results-csv';
import { toResultsFile } from './to-results-file';
import { randomBenchmark } from './testing/random-benchmark';

/** A reader of RFC 4180 that knows nothing of the writer. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (isQuoted) {
      if (char === '"' && text[i + 1] === '"') field += text[(i += 1)];
      else if (char === '"') isQuoted = false;
      else field += char;
    } else if (char === '"') isQuoted = true;
    else if (char === ',' || char === '\r') {
      row.push(field);
      field = '';
      if (char === '\r') {
        rows.push(row);
        row = [];
        i += 1;
      }
    } else field += char;
  }
  return rows;
}

test('any text comes back from its cell', () => {
  const cells = ['plain', 'a,b', 'say "x"', 'two\r\nlines', '', ' space ', "it's"];
  expect(parseCsv(toCsv([cells, cells]))).toEqual([cells, cells]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])(
  'a spreadsheet takes %j for text',
  (text) => expect(parseCsv(toCsv([[text]]))).toEqual([[`'${text}`]]),
);

test('numbers are numbers, also below 0, and nothing is an empty cell', () => {
  expect(toCsv([[-1.5, 0, true, null, 'x']])).toBe('-1.5,0,true,,x\r\n');
});

test('every sample is a row as wide as the header, with its own figures', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const file = toResultsFile(randomBenchmark(seed), {
      product: { name: 'gpu-load', version: null },
      exportedAt: '2026-01-02T00:00:00.000Z',
    });
    const [header = [], ...rows] = parseCsv(resultsCsv(file));
    expect(rows).toHaveLength(file.samples.length);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header.length]));
    rows.forEach((row, i) => {
      const record = Object.fromEntries(header.map((name, j) => [name, row[j]]));
      const sample = file.samples[i];
      expect(record.arm).toBe(sample?.arm);
      expect(record.t3FirstTokenMs).toBe(String(sample?.values.t3FirstTokenMs ?? ''));
      expect(record.hostname ?? '').toBe(
        file.testbeds.find(({ id }) => id === sample?.testbedId)?.facts.hostname ?? '',
      );
    });
  }
});
