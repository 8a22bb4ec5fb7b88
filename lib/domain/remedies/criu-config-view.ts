import type { CriuConfigChange } from './change-criu-config';

/** CRIU's settings of the engine and what a remedy would change in them. */
export interface CriuConfigView {
  /** Where the engine's programs find it, such as /etc/criu/runc.conf. */
  shownPath: string;
  /** Where it lies on this host; another path with the embedded engine. */
  file: string;
  before: string;
  change: CriuConfigChange;
}
