import 'server-only';
import { candidateReader } from '@/lib/diagnosis/criu-log';
import type { FailedPhase } from '@/lib/diagnosis/cause';
import { decide } from '@/lib/diagnosis/decisive-line';
import type { LineClass } from '@/lib/domain/criu-log/line-class';
import { kindEnd, parseLine } from '@/lib/domain/criu-log/parse-line';
import { gapFromUs, type LogGap } from '@/lib/domain/criu-log/view';
import type { LogBlock, LogIndex } from './log-index';

/** A log with more gaps than this keeps the larger ones. */
const maxGaps = 20_000;
const maxWords = 10_000;
const [open, close, point, space, zero, nine] = [0x28, 0x29, 0x2e, 0x20, 0x30, 0x39];

/** What one block has, apart from where it lies. */
export type ScannedBlock = Pick<LogBlock, 'textBytes' | 'lines' | 'beforeUs' | 'lastUs' | 'counts'>;

/** Reads a log block by block, in its order, and gathers what its index says. */
export class LogScanner {
  private readonly classes: LineClass[] = [];
  private readonly placeOfClass = new Map<string, number>();
  /** By what lines begin with after their time. */
  private readonly placeOfWords = new Map<string, number>();
  private readonly candidates = candidateReader();
  private gaps: LogGap[] = [];
  private gapCount = 0;
  private lines = 0;
  private textBytes = 0;
  private firstUs: number | null = null;
  private lastUs: number | null = null;

  constructor(private readonly phase: FailedPhase | null) {}

  scan(block: Buffer): ScannedBlock {
    // One byte is one character here: places in the text are places in the block, and nothing is decoded for counting.
    const text = block.toString('latin1');
    const mayDecide = text.includes('Error (') || text.includes('Warn ') || text.includes('FAILED');
    const counts: number[] = [];
    const beforeUs = this.lastUs;
    const before = this.lines;
    for (let at = 0; at < text.length;) {
      const found = text.indexOf('\n', at);
      const end = found < 0 ? text.length : found;
      this.lines += 1;
      const kindAt = this.readStamp(text, at, end);
      const place = this.classOf(text.slice(kindAt, Math.min(end, kindEnd(text, kindAt))));
      counts[place] = (counts[place] ?? 0) + 1;
      if (mayDecide && /Error \(|Warn|FAILED/.test(text.slice(at, end))) {
        this.candidates.push(block.toString('utf8', at, end).trimEnd(), this.lines - 1);
      }
      at = end + 1;
    }
    this.textBytes += block.length;
    return {
      textBytes: block.length,
      lines: this.lines - before,
      beforeUs,
      lastUs: this.lastUs,
      counts: counts.flatMap((lines, place) => (lines > 0 ? [[place, lines] as [number, number]] : [])),
    };
  }

  /** The index of all that was read, for blocks that lie where the caller says. */
  index(fileBytes: number, blocks: LogBlock[]): LogIndex {
    return {
      format: 'gpu-load-log-index',
      version: 1,
      fileBytes,
      textBytes: this.textBytes,
      lines: this.lines,
      firstUs: this.firstUs,
      classes: this.classes,
      blocks,
      gaps: this.gaps,
      gapCount: this.gapCount,
      decisiveLine: this.decisive()?.lineNumber ?? null,
    };
  }

  /** The line that says why, as far as it was read. */
  decisive() {
    const found = decide(this.candidates.result(), this.phase);
    return found && { line: found.line.text, lineNumber: found.line.index + 1, cause: found.cause };
  }

  // "(00.078370) " by hand: it stands before most of millions of lines. Returns where the rest of the line begins.
  private readStamp(text: string, at: number, end: number): number {
    if (text.charCodeAt(at) !== open) return at;
    let us = 0;
    let pointAt = -1;
    for (let to = at + 1; to < end; to += 1) {
      const code = text.charCodeAt(to);
      if (code >= zero && code <= nine) us = us * 10 + code - zero;
      else if (code === point && pointAt < 0 && to - at > 1 && to - at <= 10) pointAt = to;
      else if (code === close && pointAt > 0 && to - pointAt === 7) {
        this.seeTime(us);
        return text.charCodeAt(to + 1) === space && to + 1 < end ? to + 2 : to + 1;
      } else return at;
    }
    return at;
  }

  private classOf(words: string): number {
    const known = this.placeOfWords.get(words);
    if (known !== undefined) return known;
    const { module, process, level } = parseLine(words);
    const key = `${level} ${process ?? ''} ${module}`;
    let place = this.placeOfClass.get(key);
    if (place === undefined) {
      place = this.classes.push({ module, process, level }) - 1;
      this.placeOfClass.set(key, place);
    }
    // Errors name a line of source each: few, but a log may hold anything.
    if (this.placeOfWords.size >= maxWords) this.placeOfWords.clear();
    this.placeOfWords.set(words, place);
    return place;
  }

  private seeTime(atUs: number): void {
    this.firstUs ??= atUs;
    // Processes write side by side, so a line may be a little older than the one before it.
    const us = this.lastUs === null ? 0 : atUs - this.lastUs;
    this.lastUs = Math.max(this.lastUs ?? 0, atUs);
    if (us < gapFromUs) return;
    this.gapCount += 1;
    this.gaps.push({ line: this.lines, us });
    if (this.gaps.length >= 2 * maxGaps) this.gaps = largestGaps(this.gaps, maxGaps);
  }
}

/** The largest gaps of a log, in its order. */
export function largestGaps(gaps: readonly LogGap[], count: number): LogGap[] {
  if (gaps.length <= count) return [...gaps];
  return [...gaps]
    .sort((a, b) => b.us - a.us)
    .slice(0, count)
    .sort((a, b) => a.line - b.line);
}
