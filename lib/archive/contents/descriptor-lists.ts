import 'server-only';
import { clockName } from '@/lib/domain/contents/linux-names';
import type {
  EpollView,
  EventFdView,
  FileLockView,
  OpenFileView,
  PipeView,
  TimerFdView,
} from '@/lib/domain/contents/open-file-view';
import { fileNameOf } from './address-space';
import type { Images } from './images';
import { pidsByFile } from './socket-list';

/** Pipes and FIFOs, each with both of its ends. */
export function pipeList(images: Images, openFiles: readonly OpenFileView[]): PipeView[] {
  const pipes = new Map<string, PipeView>();
  const ends = new Map<number, OpenFileView[]>();
  for (const file of openFiles) ends.set(file.fileId, [...(ends.get(file.fileId) ?? []), file]);
  for (const { id, pipe, fifo } of images.records('files')) {
    const pipeId = (pipe ?? fifo)?.pipe_id;
    if (pipeId === undefined) continue;
    const type = pipe ? 'pipe' : 'fifo';
    const key = `${type} ${pipeId}`;
    const name = fifo?.regf_id === undefined ? null : fileNameOf(images, fifo.regf_id);
    const known = pipes.get(key) ?? { pipeId, type, name, readers: [], writers: [], bufferedBytes: 0 };
    pipes.set(key, known);
    const data = images.records(pipe ? 'pipesData' : 'fifoData').filter((one) => one.pipe_id === pipeId);
    known.bufferedBytes = data.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { pid, fd, flags } of ends.get(id) ?? []) {
      (flags.includes('O_WRONLY') ? known.writers : known.readers).push({ pid, fd });
    }
  }
  return [...pipes.values()];
}

/** Counters made by eventfd(2). */
export function eventFdList(images: Images, openFiles: readonly OpenFileView[]): EventFdView[] {
  const pids = pidsByFile(openFiles);
  return images
    .records('files')
    .flatMap(({ id, efd }) => (efd ? [{ fileId: id, counter: Number(efd.counter), pids: pids.get(id) ?? [] }] : []));
}

/** Timers made by timerfd_create(2). */
export function timerFdList(images: Images, openFiles: readonly OpenFileView[]): TimerFdView[] {
  const pids = pidsByFile(openFiles);
  return images.records('files').flatMap(({ id, tfd }) => {
    if (!tfd) return [];
    const intervalNs = Number(tfd.isec) * 1e9 + Number(tfd.insec);
    const remainingNs = Number(tfd.vsec) * 1e9 + Number(tfd.vnsec);
    return [{ fileId: id, clock: clockName(tfd.clockid), intervalNs, remainingNs, pids: pids.get(id) ?? [] }];
  });
}

/** Epoll instances with what they watch. */
export function epollList(images: Images, openFiles: readonly OpenFileView[]): EpollView[] {
  const pids = pidsByFile(openFiles);
  return images.records('files').flatMap(({ id, epfd }) => {
    if (!epfd) return [];
    return [{ fileId: id, pids: pids.get(id) ?? [], watchedFds: epfd.tfd.map(({ tfd }) => tfd) }];
  });
}

// criu/include/file-lock.h. The type is fcntl(2)'s for every kind, as /proc/locks says it.
const lockKinds: Record<number, FileLockView['kind']> = { 1: 'posix', 2: 'flock', 4: 'ofd', 8: 'lease' };

const lockAccess = ['read', 'write', 'unlock'] as const;

/** Locks that processes hold on files; there are none unless the dump was asked to keep them. */
export function fileLockList(images: Images, openFiles: readonly OpenFileView[]): FileLockView[] {
  return images.records('filelocks').map(({ flag, type, pid, fd, start, len }) => {
    const kind = lockKinds[flag] ?? 'unknown';
    return {
      ...{ pid, fd, kind },
      file: openFiles.find((file) => file.pid === pid && file.fd === fd)?.name ?? null,
      access: lockAccess[type & 3] ?? 'unknown',
      startBytes: Number(start),
      lengthBytes: Number(len),
    };
  });
}
