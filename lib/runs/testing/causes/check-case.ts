import 'server-only';
import type { RunDetail } from '@/lib/domain/views';
import type { CauseBench } from './cause-bench';
import type { CauseCase } from './cause-case';

/** What became of one cause, as docs/causes-provoked.md lists it. */
export interface CauseResult {
  cause: CauseCase;
  failed: RunDetail | null;
  /** Whether the remedy led to a run that succeeded, with the same answer where one is compared; null: not tried. */
  isRemedied: boolean | null;
  /** Why a remedy did not work, or why the provocation itself broke off; empty when all went well. */
  note: string;
}

/** Provokes one cause, tries its remedy, and removes what both left. Never throws. */
export async function checkCase(bench: CauseBench, cause: CauseCase): Promise<CauseResult> {
  let failed: RunDetail | null = null;
  try {
    const provoked = await cause.provoke(bench);
    failed = provoked.failed;
    const after = provoked.remedied ? await provoked.remedied() : null;
    const isRemedied = after && after.status === 'succeeded' && after.measurement?.answerMatch !== 'different';
    const note = isRemedied === false ? `${after?.error?.code ?? ''} ${after?.error?.decisiveLine ?? ''}` : '';
    return { cause, failed, isRemedied, note };
  } catch (error) {
    return { cause, failed, isRemedied: null, note: error instanceof Error ? error.message : String(error) };
  } finally {
    await bench.cleanUp();
  }
}
