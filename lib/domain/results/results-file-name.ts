import type { ResultsFile } from './results-file';

/** The formats a benchmark can be had in, with their media types. */
export const resultsFormats = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
} as const;
export type ResultsFormatName = keyof typeof resultsFormats;

/** "gpu-load-demo-restore-speed-2026-01-31-1a2b3c4d.json": only letters, digits, "-" and one ".". */
export function resultsFileName({ benchmark, suite }: ResultsFile, format: ResultsFormatName): string {
  const words = [benchmark.specName ?? '', suite, (benchmark.startedAt ?? benchmark.createdAt).slice(0, 10)];
  const name = ['gpu-load', ...words, benchmark.id.slice(-8)].map(slug).filter((word) => word !== '');
  return `${name.join('-')}.${format}`;
}

const maxWordLength = 60;

function slug(word: string): string {
  const plain = word.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return plain.slice(0, maxWordLength).replace(/^-+|-+$/g, '');
}
