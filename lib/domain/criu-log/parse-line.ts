import type { CriuLevel } from './line-class';

/** What the beginning of a line of CRIU's log says. */
export interface ParsedLine {
  /** Microseconds since CRIU began; null for a line without a time stamp, as the parasite's. */
  atUs: number | null;
  /** The process that wrote the line, as the log numbers it; null for CRIU itself. */
  process: number | null;
  /** The part of CRIU (`page-pipe`, `net`, `cuda_plugin`, …); empty when the line does not say. */
  module: string;
  level: CriuLevel;
  /** Where the text after the time stamp begins. */
  textAt: number;
}

// "(00.085679) pie: 1: Error (criu/pie/restorer.c:12): net: text". Every part may be missing; spaces are for
// alignment. It asks for ASCII only, so that it reads the same in bytes as in characters.
const stampForm = String.raw`(\((\d{1,9})\.(\d{6})\) ?)?`;
const kindForm = String.raw`[ \t]*(?:(pie: )?(\d{1,10}): )?[ \t]*(?:(Error|Warn) {1,2}\(([\w./+-]*)(?::\d+)?\): )?[ \t]*(?:([a-z][A-Za-z0-9_-]{1,24}|PPB):(?=[ \t\r\n]|$))?`;
const head = new RegExp(`^${stampForm}${kindForm}`);
const kindAlone = new RegExp(kindForm, 'y');

/**
 * Where the part of a line that says its class ends, for reading many lines fast: lines with the same text there are of
 * the same class. `from` is where the text after the time stamp begins.
 */
export function kindEnd(text: string, from: number): number {
  kindAlone.lastIndex = from;
  return kindAlone.test(text) ? kindAlone.lastIndex : from;
}

/** Reads the beginning of one line of dump.log or restore.log; takes any text. */
export function parseLine(line: string): ParsedLine {
  const found = head.exec(line);
  if (found === null) return { atUs: null, process: null, module: '', level: 'info', textAt: 0 };
  const [, stamp, seconds, fraction, pie, pid, level, source, prefix] = found;
  return {
    atUs: stamp === undefined ? null : Number(seconds) * 1e6 + Number(fraction),
    process: pid === undefined ? null : Number(pid),
    module: moduleOf(prefix, source) || (pie === undefined ? '' : 'pie'),
    level: level === undefined ? 'info' : level === 'Error' ? 'error' : 'warning',
    textAt: stamp === undefined ? 0 : stamp.length,
  };
}

/** An error without a prefix belongs to the source file that it names: `criu/files-reg.c`. */
function moduleOf(prefix: string | undefined, source: string | undefined): string {
  // Buffers of the page pipe say their kind in front.
  if (prefix !== undefined) return prefix === 'PPB' ? 'page-pipe' : prefix;
  if (source === undefined) return '';
  const name = source.slice(source.lastIndexOf('/') + 1);
  return name.replace(/\.[a-z]+$/, '');
}
