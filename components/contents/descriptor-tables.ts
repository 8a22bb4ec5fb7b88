import type { ContentsView } from '@/lib/domain/contents/contents-view';
import { formatBytes } from '@/lib/format/bytes';
import { formatDurationMs } from '@/lib/format/duration';
import { cell, mono, type StateTable } from './state-table';

/** Tables of what processes have open. */
export function descriptorTables(contents: ContentsView): StateTable[] {
  return [
    openFiles(contents),
    sockets(contents),
    pipes(contents),
    eventFds(contents),
    timers(contents),
    epolls(contents),
  ];
}

function openFiles({ openFiles: rows }: ContentsView): StateTable {
  return {
    ...{ id: 'open-files', title: 'Open files', empty: 'No process had a descriptor open.' },
    columns: ['Process', 'Descriptor', 'Type', 'Name', 'Size at the dump', 'Position', 'Flags'],
    rows: rows.map((file) => ({
      key: `${file.pid}-${file.fd}`,
      cells: [
        mono(file.pid),
        mono(file.fd),
        cell(file.type),
        mono(file.name === null ? null : file.isDeleted ? `${file.name} (deleted)` : file.name),
        mono(file.sizeBytes === null ? null : formatBytes(file.sizeBytes)),
        mono(file.positionBytes),
        mono([...file.flags, ...(file.isCloseOnExec ? ['close-on-exec'] : [])].join(' ')),
      ],
    })),
  };
}

function sockets({ sockets: rows }: ContentsView): StateTable {
  return {
    ...{ id: 'sockets', title: 'Sockets', empty: 'No process had a socket open.' },
    columns: ['State', 'Family', 'Type', 'Local', 'Peer', 'Unsent', 'Unread', 'Processes'],
    rows: rows.map((socket) => ({
      key: String(socket.fileId),
      cells: [
        cell(socket.state),
        cell(socket.family),
        cell(socket.type),
        mono(socket.local),
        mono(socket.peer),
        mono(socket.sendQueueBytes === null ? null : formatBytes(socket.sendQueueBytes)),
        mono(socket.receiveQueueBytes === null ? null : formatBytes(socket.receiveQueueBytes)),
        mono(socket.pids.join(', ')),
      ],
    })),
  };
}

function pipes({ pipes: rows }: ContentsView): StateTable {
  const ends = (list: readonly { pid: number; fd: number }[]) =>
    list.length === 0 ? 'none' : list.map(({ pid, fd }) => `${pid}:${fd}`).join(', ');
  return {
    ...{ id: 'pipes', title: 'Pipes', empty: 'No process had a pipe open.' },
    columns: ['Id', 'Type', 'Name', 'Readers (pid:fd)', 'Writers (pid:fd)', 'Unread'],
    rows: rows.map((pipe) => ({
      key: `${pipe.type}-${pipe.pipeId}`,
      cells: [
        mono(pipe.pipeId),
        cell(pipe.type),
        mono(pipe.name),
        mono(ends(pipe.readers)),
        mono(ends(pipe.writers)),
        mono(pipe.bufferedBytes === 0 ? 'empty' : formatBytes(pipe.bufferedBytes)),
      ],
    })),
  };
}

function eventFds({ eventFds: rows }: ContentsView): StateTable {
  return {
    ...{ id: 'eventfds', title: 'Eventfds', empty: 'No process had an eventfd open.' },
    columns: ['File', 'Counter', 'Processes'],
    rows: rows.map(({ fileId, counter, pids }) => ({
      key: String(fileId),
      cells: [mono(fileId), mono(counter), mono(pids.join(', '))],
    })),
  };
}

const nsPerMs = 1e6;

/** A timer's time for people; `0` of the kernel means that there is none. */
function timerText(ns: number, none: string): string {
  return ns === 0 ? none : formatDurationMs(ns / nsPerMs);
}

function timers({ timerFds, processes }: ContentsView): StateTable {
  const ofProcesses = processes.flatMap(({ pid, timers: list }) =>
    list.map((timer, index) => ({ key: `${pid}-${index}`, kind: timer.type, timer, pids: [pid] })),
  );
  const ofFiles = timerFds.map((timer) => ({ key: `fd-${timer.fileId}`, kind: 'timerfd', timer, pids: timer.pids }));
  return {
    ...{ id: 'timers', title: 'Timers', empty: 'No process had a timer.' },
    columns: ['Type', 'Clock', 'Next in', 'Interval', 'Processes'],
    rows: [...ofFiles, ...ofProcesses].map(({ key, kind, timer, pids }) => ({
      key,
      cells: [
        cell(kind),
        cell(timer.clock),
        mono(timerText(timer.remainingNs, 'not armed')),
        mono(timerText(timer.intervalNs, 'once')),
        mono(pids.join(', ')),
      ],
    })),
  };
}

function epolls({ epolls: rows }: ContentsView): StateTable {
  return {
    ...{ id: 'epolls', title: 'Epoll', empty: 'No process had an epoll instance open.' },
    columns: ['File', 'Processes', 'Watches descriptors'],
    rows: rows.map(({ fileId, pids, watchedFds }) => ({
      key: String(fileId),
      cells: [mono(fileId), mono(pids.join(', ')), mono(watchedFds.join(', '))],
    })),
  };
}
