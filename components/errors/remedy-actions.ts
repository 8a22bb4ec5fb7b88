import type { CriuConfigView } from '@/lib/domain/remedies/criu-config-view';
import type { Result } from '@/lib/errors/error-view';

type Submit = (input: unknown) => Promise<Result<{ runId: string }>>;

/** The server's part in what an error card can do. */
export interface RemedyActions {
  retryRun: Submit;
  removeStaleContainer: Submit;
  previewCriuFix: (input: unknown) => Promise<Result<CriuConfigView>>;
  applyCriuFix: (input: unknown) => Promise<Result<CriuConfigView>>;
}
