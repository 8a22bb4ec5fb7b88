import 'server-only';
import type { FileEntry } from '@/lib/archive/criu/file-records';
import { openFlagNames } from '@/lib/domain/contents/linux-names';
import type { OpenFileType, OpenFileView } from '@/lib/domain/contents/open-file-view';
import { fileIndex, fileNameOf } from './address-space';
import type { Images } from './images';
import { socketName } from './socket-list';

/** Descriptors of all processes. Processes that share a table (CLONE_FILES) each have all of it. */
export function openFileList(images: Images): OpenFileView[] {
  const files = fileIndex(images);
  const deleted = new Set(images.records('remapFpath').map(({ orig_id }) => orig_id));
  const views: OpenFileView[] = [];
  for (const { pid } of images.records('pstree')) {
    const filesId = (images.records('core', pid)[0]?.ids ?? images.records('ids', pid)[0])?.files_id;
    for (const { id, fd, flags } of filesId === undefined ? [] : images.records('fdinfo', filesId)) {
      const file = files.get(id);
      views.push({
        ...{ pid, fd, fileId: id },
        ...(file ? factsOf(images, file) : unknownFacts),
        isDeleted: deleted.has(id),
        isCloseOnExec: (flags & 1) !== 0,
      });
    }
  }
  return views;
}

type Facts = Pick<OpenFileView, 'type' | 'name' | 'flags' | 'positionBytes' | 'sizeBytes'>;

const unknownFacts: Facts = { type: 'unknown', name: null, flags: [], positionBytes: null, sizeBytes: null };

/** fd_types of CRIU's fdinfo.proto. */
const typeOfNumber: Record<string, OpenFileType> = {
  REG: 'file', PIPE: 'pipe', FIFO: 'fifo', INETSK: 'socket', UNIXSK: 'socket', EVENTFD: 'eventfd', EVENTPOLL: 'epoll',
  INOTIFY: 'inotify', SIGNALFD: 'signalfd', PACKETSK: 'socket', TTY: 'tty', FANOTIFY: 'fanotify', NETLINKSK: 'socket',
  NS: 'namespace', TUNF: 'tun', EXT: 'external', TIMERFD: 'timerfd', MEMFD: 'memfd', BPFMAP: 'bpf', PIDFD: 'pidfd',
}; // prettier-ignore

const enumNames = [
  'UND', 'REG', 'PIPE', 'FIFO', 'INETSK', 'UNIXSK', 'EVENTFD', 'EVENTPOLL', 'INOTIFY', 'SIGNALFD', 'PACKETSK', 'TTY',
  'FANOTIFY', 'NETLINKSK', 'NS', 'TUNF', 'EXT', 'TIMERFD', 'MEMFD', 'BPFMAP', 'PIDFD',
]; // prettier-ignore

function factsOf(images: Images, file: FileEntry): Facts {
  const type = typeOfNumber[enumNames[file.type] ?? ''] ?? 'unknown';
  const part = file.reg ?? file.isk ?? file.usk ?? file.nlsk ?? file.psk ?? file.pipe ?? file.efd ?? file.epfd;
  const flags = (part ?? file.sgfd ?? file.tfd ?? file.tty ?? file.memfd ?? file.nsf ?? file.bpf ?? file.pidfd)?.flags;
  return {
    type: file.reg ? typeOfMode(file.reg.mode) : type,
    name: nameOf(images, file),
    flags: flags === undefined ? [] : openFlagNames(flags),
    positionBytes: file.reg || file.memfd ? Number((file.reg ?? file.memfd)?.pos) : null,
    sizeBytes: file.reg?.size === undefined ? null : Number(file.reg.size),
  };
}

// S_IFMT of stat(2); the image of an older CRIU has no mode.
function typeOfMode(mode: number | undefined): OpenFileType {
  const format = (mode ?? 0) & 0o170000;
  if (format === 0o040000) return 'directory';
  return format === 0o020000 || format === 0o060000 ? 'device' : 'file';
}

function nameOf(images: Images, file: FileEntry): string | null {
  if (file.reg || file.memfd) return fileNameOf(images, file.id);
  if (file.pipe) return `pipe:[${file.pipe.pipe_id}]`;
  if (file.fifo)
    return file.fifo.regf_id === undefined ? `fifo:[${file.fifo.pipe_id}]` : fileNameOf(images, file.fifo.regf_id);
  if (file.efd) return `eventfd ${file.efd.counter}`;
  if (file.tty) return file.tty.regf_id === undefined ? null : fileNameOf(images, file.tty.regf_id);
  if (file.pidfd) return `pidfd of ${file.pidfd.nspid}`;
  return file.bpf?.map_name ?? file.tunf?.netdev ?? socketName(images, file);
}
