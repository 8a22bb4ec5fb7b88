import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { maxImportBytes } from '@/lib/domain/results/import-limits';
import type { ImportOutcome } from '@/lib/domain/results/import-outcome';
import { readResultFiles, type ResultsImport, type ResultText } from '@/lib/domain/results/read-result-files';
import { formatBytes } from '@/lib/format/bytes';
import { findBenchmarksOf, importRuns, type RunImport } from '@/lib/db/import-runs';
import { AppError } from '@/lib/errors/app-error';
import { redactResults } from './redact-results';

/**
 * Stores the benchmarks of result files, all or none. A file that was imported before is named, and nothing is stored.
 * @throws AppError input/invalid for a file that cannot be read, or too large ones.
 */
export async function importResults(files: readonly ResultText[]): Promise<ImportOutcome> {
  const sizeBytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (sizeBytes > maxImportBytes) {
    throw new AppError(
      'input/invalid',
      `The files have ${formatBytes(sizeBytes)} together; at most ${formatBytes(maxImportBytes)} can be imported at once.`,
    );
  }
  const { imports, faults } = readResultFiles(files);
  if (faults.length > 0) {
    throw new AppError('input/invalid', faults.map(({ name, reason }) => `${name}: ${reason}`).join(' '));
  }
  const known = await knownFiles(files, imports);
  if (known.length > 0) return { benchmarks: [], known };
  const runs = imports.map((one) => toRunImport(one, files));
  try {
    await importRuns(runs);
  } catch (error) {
    // Somebody else may have imported the same file meanwhile: its id is taken, and nothing was stored.
    const knownNow = await knownFiles(files, imports);
    if (knownNow.length > 0) return { benchmarks: [], known: knownNow };
    throw error;
  }
  return { benchmarks: runs.map(({ runId, results }) => ({ runId, title: results.benchmark.title })), known: [] };
}

/** The id of the run that a file becomes is made from its content, so the same file cannot be stored twice. */
function idOf({ text }: ResultText): string {
  return `import-${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
}

async function knownFiles(
  files: readonly ResultText[],
  imports: readonly ResultsImport[],
): Promise<ImportOutcome['known']> {
  const asked = imports.flatMap(({ origin, results, sources }) =>
    sources.flatMap((source) => {
      const file = files[source];
      if (!file) return [];
      // Results that were measured here need no import either.
      const ids = [idOf(file), ...(origin === 'gpu-load' ? [results.benchmark.id] : [])];
      return ids.map((id) => ({ id, fileName: file.name }));
    }),
  );
  const found = await findBenchmarksOf(asked.map(({ id }) => id));
  const known = asked.flatMap(({ id, fileName }) => {
    const benchmark = found.get(id);
    return benchmark ? [{ fileName, ...benchmark }] : [];
  });
  return known.filter(({ fileName }, i) => known.findIndex((other) => other.fileName === fileName) === i);
}

function toRunImport({ origin, results: read, sources }: ResultsImport, files: readonly ResultText[]): RunImport {
  const results = redactResults(read);
  const own = sources.flatMap((source) => files[source] ?? []);
  const first = own[0];
  if (!first) throw new Error('A benchmark that comes from no file.');
  if (origin === 'gpu-load') {
    const sampleRuns = results.samples.map(() => ({ runId: randomUUID(), fileName: first.name }));
    return { runId: idOf(first), fileName: first.name, results, sampleRuns };
  }
  const fileName = own.length === 1 ? first.name : `${first.name} and ${own.length - 1} more`;
  const sampleRuns = own.map((file) => ({ runId: idOf(file), fileName: file.name }));
  return { runId: randomUUID(), fileName, results, sampleRuns };
}
