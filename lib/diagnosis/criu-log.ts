/** One line of a CRIU log that may say why. */
export interface CriuLine {
  text: string;
  /** Position in the log's lines, counted from 0. */
  index: number;
  level: 'error' | 'warning';
}

// Lines that logs have whether the operation worked or not.
const harmless = [
  "rlimit: Can't setup RLIMIT_NOFILE for self",
  // cuda-checkpoint's answer for a process without CUDA.
  'Could not find restore thread',
  'Set CLONE_PARENT | CLONE_NEWPID but it might cause restore problem',
  'with interrupted system call',
  "NSID isn't reported for network links",
];
// Each caller of a function that failed says so once more, in these words.
const echoes =
  /failed with -?\d+$|Unable to open fd=|Can't (dump page|infect|fixup|dump misc|dump threads|cure)|exited, status=|Failed to (lock|unlock) TCP connection|Killing processes because of failure|Can't open \d+'s mapfile link|Restorer fail/;
const isEnd = (line: string) => /(Dumping|Restoring|Pre-dumping) FAILED/.test(line);

/**
 * The lines of a CRIU log that may say why it failed, in the log's order: errors and warnings before the last
 * "FAILED" that are not known to be harmless. What comes after it is clean-up.
 */
export function candidateLines(lines: readonly string[]): CriuLine[] {
  const end = lines.findLastIndex(isEnd);
  return lines.slice(0, end < 0 ? undefined : end).flatMap((text, index) => {
    const level = /\bError \(/.test(text) ? 'error' : /\bWarn {1,2}\(/.test(text) ? 'warning' : null;
    if (level === null || isEnd(text) || harmless.some((words) => text.includes(words))) return [];
    return [{ text, index, level } as const];
  });
}

/** Whether a line only repeats that something called by it failed. */
export function isEcho(line: string): boolean {
  return echoes.test(line.trimEnd());
}

/** The line that ends a failed log: all that is left when nothing else in it is an error. */
export function endLine(lines: readonly string[]): CriuLine | null {
  const index = lines.findLastIndex(isEnd);
  return index < 0 ? null : { text: lines[index] ?? '', index, level: 'error' };
}

/** CRIU's log as far as runc quotes it in its own messages, for when the log itself is not there; `''` if it does not. */
export function quotedCriuLog(stderr: string): string {
  return [...stderr.matchAll(/msg="\d+:(.*)"$/gm)]
    .map(([, text = '']) => text.replaceAll('\\t', '\t').replaceAll('\\"', '"'))
    .join('\n');
}
