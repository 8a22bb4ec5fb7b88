// Lines that every log has, whether the operation worked or not.
const harmless = [/rlimit: Can't setup RLIMIT_NOFILE for self/, /Could not find restore thread/];
const contextLines = 4;

/** The line of a CRIU log that says why, with its neighbours. */
export interface DecisiveLine {
  line: string;
  /** Counted from 1. */
  lineNumber: number;
  context: string[];
}

/**
 * The first `Error (` line of a CRIU log that is not known to be harmless. The last one
 * ("Dumping FAILED.") only repeats that something failed.
 */
export function findDecisiveLine(log: string): DecisiveLine | null {
  const lines = log.split('\n');
  const candidates = lines.flatMap((line, index) =>
    line.includes('Error (') && !harmless.some((pattern) => pattern.test(line)) ? [index] : [],
  );
  const index = candidates.find((i) => !/(Dumping|Restoring) FAILED/.test(lines[i] ?? '')) ?? candidates[0];
  if (index === undefined) return null;
  return {
    line: lines[index] ?? '',
    lineNumber: index + 1,
    context: lines.slice(Math.max(0, index - contextLines), index + contextLines + 1),
  };
}
