import 'server-only';
import { readExactly, type ByteReader } from '@/lib/archive/source/byte-reader';
import { pageBytes } from '@/lib/domain/contents/page-statistics';
import type { Images } from './images';
import { pageRuns } from './page-runs';

/** Arguments and environment of one process; the kernel itself allows no more than some megabytes. */
const maxWindowBytes = 1024 * 1024;
const maxWindows = 2000;

/** A range of a process's memory that is to be read out of the pages. */
export interface MemoryWindow {
  pid: number;
  what: 'arguments' | 'environment';
  startByte: number;
  bytes: Buffer;
  filledBytes: number;
}

/** The windows with the arguments and the environment of every process whose mappings are known. */
export function stringWindows(images: Images): MemoryWindow[] {
  const windows: MemoryWindow[] = [];
  for (const pid of images.ids('mm')) {
    const [mm] = images.records('mm', pid);
    if (!mm) continue;
    windows.push(...windowOf(pid, 'arguments', Number(mm.mm_arg_start), Number(mm.mm_arg_end)));
    windows.push(...windowOf(pid, 'environment', Number(mm.mm_env_start), Number(mm.mm_env_end)));
    if (windows.length >= maxWindows) break;
  }
  return windows;
}

function windowOf(pid: number, what: MemoryWindow['what'], startByte: number, endByte: number): MemoryWindow[] {
  const sizeBytes = endByte - startByte;
  if (!(sizeBytes > 0 && sizeBytes <= maxWindowBytes && Number.isSafeInteger(endByte))) return [];
  return [{ pid, what, startByte, bytes: Buffer.alloc(sizeBytes), filledBytes: 0 }];
}

interface Segment {
  window: MemoryWindow;
  offsetBytes: number;
  sizeBytes: number;
  /** Where it belongs in the window. */
  atByte: number;
}

/** Fills the windows with what lies in pages-`pagesId`.img, whose bytes `content` gives from the front. */
export async function fillWindows(
  windows: MemoryWindow[],
  { images, pagesId, sizeBytes, content }: { images: Images; pagesId: number; sizeBytes: number; content: ByteReader },
): Promise<void> {
  const segments: Segment[] = [];
  for (const run of pageRuns(images, pagesId, sizeBytes, () => [])) {
    if (run.offsetBytes === null || run.pagemap.pid === null) continue;
    for (const window of windows) {
      if (window.pid === run.pagemap.pid) segments.push(...overlap(window, run.firstPage, run.pages, run.offsetBytes));
    }
  }
  segments.sort((a, b) => a.offsetBytes - b.offsetBytes);
  for (const { window, offsetBytes, sizeBytes: wanted, atByte } of segments) {
    // Two windows can share a page; what was passed already is not read twice.
    const skipped = offsetBytes - content.positionBytes;
    if (skipped < 0) continue;
    await content.skip(skipped);
    const bytes = await readExactly(content, wanted);
    bytes.copy(window.bytes, atByte);
    window.filledBytes += bytes.length;
  }
}

function overlap(window: MemoryWindow, firstPage: number, pages: number, offsetBytes: number): Segment[] {
  const runStart = firstPage * pageBytes;
  const start = Math.max(runStart, window.startByte);
  const end = Math.min(runStart + pages * pageBytes, window.startByte + window.bytes.length);
  if (end <= start) return [];
  return [
    { window, offsetBytes: offsetBytes + start - runStart, sizeBytes: end - start, atByte: start - window.startByte },
  ];
}

/** The strings of a filled window; null when a part of it is not in the checkpoint. */
export function stringsOf(window: MemoryWindow | undefined): string[] | null {
  if (window === undefined || window.filledBytes < window.bytes.length) return null;
  const texts = window.bytes.toString('utf8').split('\0');
  if (texts.at(-1) === '') texts.pop();
  return texts;
}
