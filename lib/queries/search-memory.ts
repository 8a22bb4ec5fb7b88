import 'server-only';
import { performance } from 'node:perf_hooks';
import { searchPages } from '@/lib/archive/memory/search-pages';
import type { MemorySearchEvent, MemorySearchInput } from '@/lib/domain/contents/memory-search';
import { needleOf } from '@/lib/domain/contents/search-needle';
import { toErrorView } from '@/lib/errors/to-error-view';
import { checkpointSource, walkOptions } from './checkpoint-source';
import { every } from './every';

/** Searches the saved memory of a checkpoint; hits come as they are found. It stops with the signal or its reader. */
export async function* searchMemory(
  id: string,
  input: MemorySearchInput,
  signal: AbortSignal,
): AsyncGenerator<MemorySearchEvent> {
  const startedAt = performance.now();
  let hits = 0;
  let scannedBytes = 0;
  const isDue = every();
  try {
    const { source } = await checkpointSource(id);
    for await (const step of searchPages(source, Buffer.from(needleOf(input)), walkOptions(signal))) {
      if ('hit' in step) {
        yield { type: 'hit', hit: step.hit };
        hits += 1;
        if (hits >= input.limit) break;
      } else {
        scannedBytes = step.scannedBytes;
        if (isDue()) yield { type: 'progress', ...step };
      }
    }
    const durationMs = Math.round(performance.now() - startedAt);
    yield { type: 'done', hits, scannedBytes, isLimited: hits >= input.limit, durationMs };
  } catch (error) {
    if (signal.aborted) return;
    yield { type: 'error', error: toErrorView(error) };
  }
}
