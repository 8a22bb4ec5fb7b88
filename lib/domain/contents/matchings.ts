import type { OfProcess, ProcessSocket } from './contents-diff';
import type { Matching } from './differences';
import type { MappingGroup } from './mapping-view';
import type { OpenFileView, SocketView } from './open-file-view';
import type { ProcessView } from './process-view';

const text = (...parts: readonly unknown[]): string => JSON.stringify(parts);

/** What is compared of two processes. Their memory is compared by mappings, their files by files. */
export const processFields: Matching<ProcessView>['fields'] = {
  state: ({ state }) => state,
  executable: ({ executable }) => executable,
  arguments: (process) => process.arguments && JSON.stringify(process.arguments),
  workingFolder: ({ workingFolder }) => workingFolder,
  threads: ({ threads }) => threads.length,
  uid: ({ uid }) => uid,
  capabilities: ({ capabilities }) => capabilities,
  seccomp: ({ seccomp }) => seccomp,
  environment: ({ environment }) => environment && environment.map(({ name }) => name),
  pendingSignals: ({ pendingSignals }) => pendingSignals.map(({ signal }) => signal),
};

/** Addresses that the kernel made up: of a netlink socket, and of a unix socket that was bound to no name. */
const isMadeUp = ({ family, local }: SocketView) =>
  family === 'netlink' || (family === 'unix' && /^@[0-9a-f]{5}$/.test(local ?? ''));

const kindOf = (socket: SocketView) => [socket.family, socket.type, socket.state === 'listening'];
const localOf = (socket: SocketView) => (isMadeUp(socket) ? 'made up' : socket.local);
const portOf = ({ family, local }: SocketView) =>
  family === 'ipv4' || family === 'ipv6' ? (local?.slice(local.lastIndexOf(':')) ?? null) : null;
/** Of a unix socket the other end is named by numbers of the kernel. */
const peerOf = ({ family, peer }: SocketView) => (family === 'unix' ? peer !== null : peer);

/**
 * By addresses; then by the own address alone, since the other end of a connection has a new port each time; then by
 * the own port, since a container may have got another address.
 */
export const socketMatching: Matching<ProcessSocket> = {
  keys: [
    (socket) => text(kindOf(socket), localOf(socket), peerOf(socket), socket.processes),
    (socket) => text(kindOf(socket), localOf(socket), peerOf(socket)),
    (socket) => text(kindOf(socket), localOf(socket)),
    (socket) => (portOf(socket) === null ? null : text(kindOf(socket), portOf(socket))),
  ],
  fields: {
    state: ({ state }) => state,
    local: localOf,
    peer: peerOf,
    processes: ({ processes }) => processes,
    sendQueueBytes: ({ sendQueueBytes }) => sendQueueBytes,
    receiveQueueBytes: ({ receiveQueueBytes }) => receiveQueueBytes,
  },
};

const withPath = new Set<OpenFileView['type']>(['file', 'directory', 'device', 'fifo', 'memfd', 'tty', 'tun', 'bpf']);

/** By process and path; the same descriptor first where a path is open more than once. */
export function openFileMatching(socketOf: ReadonlyMap<OpenFileView, SocketView>): Matching<OfProcess<OpenFileView>> {
  const what = (file: OpenFileView): unknown => {
    if (withPath.has(file.type)) return file.name;
    // The number of a pipe is the kernel's: what is left of it is its direction.
    if (file.type === 'pipe') return file.flags[0];
    const socket = socketOf.get(file);
    return socket ? [kindOf(socket), portOf(socket) ?? localOf(socket)] : null;
  };
  return {
    keys: [
      (file) => text(file.process, file.type, what(file), file.fd),
      (file) => text(file.process, file.type, what(file)),
    ],
    fields: {
      // Of other types the name is the key, or numbers of the kernel.
      counter: ({ type, name }) => (type === 'eventfd' ? name : null),
      flags: ({ flags }) => flags,
      positionBytes: ({ positionBytes }) => positionBytes,
      sizeBytes: ({ sizeBytes }) => sizeBytes,
      isDeleted: ({ isDeleted }) => isDeleted,
      isCloseOnExec: ({ isCloseOnExec }) => isCloseOnExec,
    },
  };
}

/** A segment of shared memory is named by a number of the kernel. */
const nameOf = ({ kind, name }: MappingGroup) => (kind === 'memory-shared' ? null : name);

export const mappingMatching: Matching<OfProcess<MappingGroup>> = {
  keys: [(group) => text(group.process, group.kind, nameOf(group), group.protection)],
  fields: {
    mappings: ({ count }) => count,
    sizeBytes: ({ sizeBytes }) => sizeBytes,
    savedBytes: ({ savedBytes }) => savedBytes,
  },
};
