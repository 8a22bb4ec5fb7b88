import 'server-only';

// The records of stats-dump and stats-restore, as in records.ts.

export interface DumpStatsEntry {
  freezing_time: number;
  frozen_time: number;
  memdump_time: number;
  memwrite_time: number;
  pages_scanned: string;
  pages_skipped_parent: string;
  pages_written: string;
  irmap_resolve?: number;
  pages_lazy: string;
  shpages_scanned?: string;
  shpages_skipped_parent?: string;
  shpages_written?: string;
}

export interface RestoreStatsEntry {
  pages_compared: string;
  pages_skipped_cow: string;
  forking_time: number;
  restore_time: number;
  pages_restored?: string;
}

export interface StatsEntry {
  dump?: DumpStatsEntry;
  restore?: RestoreStatsEntry;
}
