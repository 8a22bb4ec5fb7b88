import type { Ceilings } from './ceiling';
import type { Anatomy } from './part';

/** An anatomy beside what the same host could do at most. */
export interface AnatomyView {
  anatomy: Anatomy;
  ceilings: Ceilings;
  /** The run that measured the limits of this testbed; null when none did. */
  measuredBy: string | null;
}
