/** What became of chosen files: either all of their benchmarks were stored, or none, because some are here already. */
export interface ImportOutcome {
  benchmarks: { runId: string; title: string }[];
  /** Files whose results are here already, with the benchmark they are in. */
  known: { fileName: string; runId: string; title: string }[];
}
