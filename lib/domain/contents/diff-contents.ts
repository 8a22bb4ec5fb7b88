import { byteKinds, type ByteKind } from './byte-kinds';
import type { ContentsDiff, DiffSide, Differences } from './contents-diff';
import type { ContentsView } from './contents-view';
import { differences, type Matching } from './differences';
import type { MappingView } from './mapping-view';
import type { OpenFileView, SocketView } from './open-file-view';
import type { ProcessView } from './process-view';

const maxMappings = 500;

/** What differs from one checkpoint to another, of all that their views have. */
export function diffContents(left: ContentsView, right: ContentsView): ContentsDiff {
  return {
    left: sideOf(left),
    right: sideOf(right),
    bytesByKind: bytesByKind(left, right),
    processes: differences(left.processes, right.processes, processMatching),
    openFiles: differences(left.openFiles, right.openFiles, openFileMatching),
    sockets: differences(left.sockets, right.sockets, socketMatching),
    mappings: largestFirst(differences(left.mappings.top, right.mappings.top, mappingMatching)),
  };
}

const sideOf = ({ checkpointId, checkpointName, source }: ContentsView): DiffSide => ({
  checkpointId,
  checkpointName,
  contentBytes: source.contentBytes,
});

function bytesByKind(left: ContentsView, right: ContentsView): ContentsDiff['bytesByKind'] {
  const bytesOf = (view: ContentsView, kind: ByteKind) =>
    view.bytesByKind.find((one) => one.kind === kind)?.sizeBytes ?? 0;
  return (Object.keys(byteKinds) as ByteKind[])
    .map((kind) => ({ kind, leftBytes: bytesOf(left, kind), rightBytes: bytesOf(right, kind) }))
    .filter(({ leftBytes, rightBytes }) => leftBytes + rightBytes > 0);
}

const processMatching: Matching<ProcessView> = {
  key: ({ pid, comm }) => `${pid} ${comm ?? ''}`,
  fields: {
    ppid: ({ ppid }) => ppid,
    state: ({ state }) => state,
    executable: ({ executable }) => executable,
    arguments: (process) => process.arguments && JSON.stringify(process.arguments),
    workingFolder: ({ workingFolder }) => workingFolder,
    threads: ({ threads }) => threads.length,
    savedBytes: ({ savedBytes }) => savedBytes,
    openFiles: ({ openFileCount }) => openFileCount,
    uid: ({ uid }) => uid,
    environment: ({ environment }) => environment && environment.map(({ name }) => name).join(' '),
  },
};

const openFileMatching: Matching<OpenFileView> = {
  key: ({ pid, fd }) => `${pid} ${fd}`,
  fields: {
    type: ({ type }) => type,
    // The number of a pipe is the kernel's, and another in each container.
    name: ({ type, name }) => (type === 'pipe' ? null : name),
    flags: ({ flags }) => flags.join(' '),
    positionBytes: ({ positionBytes }) => positionBytes,
    sizeBytes: ({ sizeBytes }) => sizeBytes,
    isDeleted: ({ isDeleted }) => isDeleted,
  },
};

const socketMatching: Matching<SocketView> = {
  key: ({ family, type, local, peer }) => [family, type, local, family === 'unix' ? '' : peer].join(' '),
  fields: {
    state: ({ state }) => state,
    processes: ({ pids }) => pids.join(' '),
    sendQueueBytes: ({ sendQueueBytes }) => sendQueueBytes,
    receiveQueueBytes: ({ receiveQueueBytes }) => receiveQueueBytes,
  },
};

const mappingMatching: Matching<MappingView> = {
  key: ({ pid, startAddress, name }) => `${pid} ${pid === null ? name : startAddress}`,
  fields: {
    endAddress: ({ endAddress }) => endAddress,
    savedBytes: ({ savedBytes }) => savedBytes,
    kind: ({ kind }) => kind,
    name: ({ name }) => name,
    protection: ({ protection }) => protection,
  },
};

function largestFirst({ added, removed, changed, sameCount }: Differences<MappingView>): Differences<MappingView> {
  const bySaved = (a: MappingView, b: MappingView) => b.savedBytes - a.savedBytes;
  const gap = ({ left, right }: { left: MappingView; right: MappingView }) =>
    Math.abs(right.savedBytes - left.savedBytes);
  return {
    added: [...added].sort(bySaved).slice(0, maxMappings),
    removed: [...removed].sort(bySaved).slice(0, maxMappings),
    changed: [...changed].sort((a, b) => gap(b) - gap(a)).slice(0, maxMappings),
    sameCount,
  };
}
