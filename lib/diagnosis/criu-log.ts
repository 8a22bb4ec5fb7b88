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

/** What of a CRIU log may say why it failed, in the log's order. */
export interface CandidateLines {
  /** Errors and warnings before the last "FAILED" that are not known to be harmless. What comes after it is clean-up. */
  candidates: CriuLine[];
  /** The line that ends a failed log: all that is left when nothing else in it is an error. */
  end: CriuLine | null;
}

/** A log that has more lines that may say why is judged by its first ones. */
const maxCandidates = 2000;
const maxLineChars = 4096;

/** Takes a log line by line, so that one of any length fits; lines that cannot matter need not be given. */
export function candidateReader(): { push: (line: string, index: number) => void; result: () => CandidateLines } {
  const found: CriuLine[] = [];
  let end: CriuLine | null = null;
  return {
    push(line, index) {
      if (isEnd(line)) end = { text: line, index, level: 'error' };
      const level = /\bError \(/.test(line) ? 'error' : /\bWarn {1,2}\(/.test(line) ? 'warning' : null;
      if (level === null || found.length >= maxCandidates) return;
      if (isEnd(line) || isHarmless(line)) return;
      found.push({ text: line.slice(0, maxLineChars), index, level });
    },
    result() {
      const last = end;
      return { candidates: last === null ? found : found.filter(({ index }) => index < last.index), end };
    },
  };
}

/** Whether a line says nothing: logs have it as an error or a warning whether the operation worked or not. */
export function isHarmless(line: string): boolean {
  return harmless.some((words) => line.includes(words));
}

/** Whether a line only repeats that something called by it failed. */
export function isEcho(line: string): boolean {
  return echoes.test(line.trimEnd());
}

/** CRIU's log as far as runc quotes it in its own messages, for when the log itself is not there; `''` if it does not. */
export function quotedCriuLog(stderr: string): string {
  return [...stderr.matchAll(/msg="\d+:(.*)"$/gm)]
    .map(([, text = '']) => text.replaceAll('\\t', '\t').replaceAll('\\"', '"'))
    .join('\n');
}
