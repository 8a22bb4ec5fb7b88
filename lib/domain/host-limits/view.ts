import type { HostLimits } from './limit';

/** What the Host page shows of this host's limits. */
export interface HostLimitsView {
  /** Measured on the testbed as it is now; null when they never were. */
  limits: HostLimits | null;
  /** True when there are limits of this host from another kernel, engine or setting. */
  hasOlder: boolean;
  /** The run that measures now. */
  underWay: { runId: string; phaseTitle: string | null } | null;
  /** A benchmark under way, which measuring would spoil. */
  benchmark: { runId: string; title: string } | null;
}
