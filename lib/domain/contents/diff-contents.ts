import { byteKinds, type ByteKind } from './byte-kinds';
import type { ContentsDiff, DiffSide, Differences, OfProcess, ProcessSocket } from './contents-diff';
import type { ContentsView } from './contents-view';
import { compareMatched, differences } from './differences';
import type { MappingGroup } from './mapping-view';
import { mappingMatching, openFileMatching, processFields, socketMatching } from './matchings';
import type { OpenFileView, SocketView } from './open-file-view';
import { matchProcesses } from './process-roles';

const maxMappings = 500;

/**
 * What differs from one checkpoint to another, of all that their views have. Things are matched by what they are:
 * pids, descriptors, inodes and addresses are the kernel's, and others at each start.
 */
export function diffContents(left: ContentsView, right: ContentsView): ContentsDiff {
  const roles = matchProcesses(left.processes, right.processes);
  const ofProcess = <T extends { pid: number | null }>(names: ReadonlyMap<number, string>, things: readonly T[]) =>
    things.map((thing) => ({ ...thing, process: thing.pid === null ? null : (names.get(thing.pid) ?? 'unknown') }));
  const withProcesses = (names: ReadonlyMap<number, string>, view: ContentsView): ProcessSocket[] =>
    view.sockets.map((socket) => ({ ...socket, processes: socket.pids.map((pid) => names.get(pid) ?? 'unknown') }));
  const files = { left: ofProcess(roles.left, left.openFiles), right: ofProcess(roles.right, right.openFiles) };
  const socketOf = new Map([...socketsOf(files.left, left.sockets), ...socketsOf(files.right, right.sockets)]);
  const processes = compareMatched(roles.matched, processFields);
  return {
    left: sideOf(left),
    right: sideOf(right),
    bytesByKind: bytesByKind(left, right),
    processes: {
      added: ofProcess(roles.right, processes.added),
      removed: ofProcess(roles.left, processes.removed),
      changed: processes.changed.map((change) => ({
        ...change,
        left: ofProcess(roles.left, [change.left])[0]!,
        right: ofProcess(roles.right, [change.right])[0]!,
      })),
      sameCount: processes.sameCount,
    },
    openFiles: differences(files.left, files.right, openFileMatching(socketOf)),
    sockets: differences(withProcesses(roles.left, left), withProcesses(roles.right, right), socketMatching),
    mappings: largestFirst(
      differences(
        ofProcess(roles.left, left.mappings.groups),
        ofProcess(roles.right, right.mappings.groups),
        mappingMatching,
      ),
    ),
  };
}

function socketsOf(files: readonly OpenFileView[], sockets: readonly SocketView[]): [OpenFileView, SocketView][] {
  const byFile = new Map(sockets.map((socket) => [socket.fileId, socket]));
  return files.flatMap((file) => {
    const socket = byFile.get(file.fileId);
    return socket ? [[file, socket] as [OpenFileView, SocketView]] : [];
  });
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

type Groups = Differences<OfProcess<MappingGroup>>;

function largestFirst({ added, removed, changed, sameCount }: Groups): Groups {
  const bySaved = (a: MappingGroup, b: MappingGroup) => b.savedBytes - a.savedBytes;
  const gap = ({ left, right }: { left: MappingGroup; right: MappingGroup }) =>
    Math.abs(right.savedBytes - left.savedBytes);
  return {
    added: [...added].sort(bySaved).slice(0, maxMappings),
    removed: [...removed].sort(bySaved).slice(0, maxMappings),
    changed: [...changed].sort((a, b) => gap(b) - gap(a)).slice(0, maxMappings),
    sameCount,
  };
}
