import 'server-only';
import type { RunDetail } from '@/lib/domain/views';
import type { ErrorCode } from '@/lib/errors/codes';
import type { CauseBench } from './cause-bench';

/** A run that failed, and the way out that its error card names. */
export interface Provoked {
  failed: RunDetail;
  /** Tries the remedy: a run that succeeds when it works. Absent when it cannot be tried on this machine. */
  remedied?: () => Promise<RunDetail>;
}

/** One cause, provoked through the product on a real engine. */
export interface CauseCase {
  code: ErrorCode;
  /** What is done to provoke it, for the table. */
  provoked: string;
  /** What of the remedy is tried, or why it is not. */
  remedy: string;
  /** Left to `npm run test:causes`: slow, or much like one that the integration suite has. */
  isScriptOnly?: boolean;
  provoke: (bench: CauseBench) => Promise<Provoked>;
}
