import type { CheckpointForm, StorageKind } from './options';
import type { Testbed } from './testbed';

/** One start that was measured to its first token: cold, or restored from a checkpoint. */
export interface StartFigure {
  runId: string;
  specName: string;
  createdAt: string;
  /** From T0 to the first streamed token. */
  firstTokenMs: number;
  /** How the checkpoint was kept; null for a cold start. */
  restoredFrom: { form: CheckpointForm; storage: StorageKind } | null;
  testbedId: string | null;
  testbed: Testbed | null;
}
