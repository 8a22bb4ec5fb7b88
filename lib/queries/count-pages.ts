import 'server-only';
import { countPages as countSteps } from '@/lib/archive/memory/count-pages';
import type { PageStatisticsEvent } from '@/lib/domain/contents/page-statistics';
import { toErrorView } from '@/lib/errors/to-error-view';
import { checkpointSource, walkOptions } from './checkpoint-source';
import { every } from './every';

/** Counts zero, equal and compressible pages of a checkpoint: reads all of its memory, so only when it is asked for. */
export async function* countPages(id: string, signal: AbortSignal): AsyncGenerator<PageStatisticsEvent> {
  const isDue = every();
  try {
    const { source } = await checkpointSource(id);
    for await (const step of countSteps(source, walkOptions(signal))) {
      if ('statistics' in step) yield { type: 'done', statistics: step.statistics };
      else if (isDue()) yield { type: 'progress', ...step };
    }
  } catch (error) {
    if (signal.aborted) return;
    yield { type: 'error', error: toErrorView(error) };
  }
}
