import { shellQuote } from '@/lib/format/shell-quote';
import type { BenchmarkInput } from './input';

/** The command line that starts the same benchmark. */
export function benchmarkCommand(input: BenchmarkInput, specName: string | null): string {
  return shellQuote([
    ...['npm', 'run', 'bench', '--'],
    ...['--suite', input.suite, '--spec', specName ?? input.specId],
    ...['--pairs', String(input.samples), '--cache', input.cache, '--seed', String(input.seed)],
  ]);
}
