import { describe, expect, it } from 'vitest';
import type { ContentsView } from './contents-view';
import { diffContents } from './diff-contents';
import type { MappingGroup } from './mapping-view';
import type { OpenFileView, SocketView } from './open-file-view';
import type { ProcessView } from './process-view';

function process(pid: number, argv: string[] | null, more: Partial<ProcessView> = {}): ProcessView {
  return {
    ...{ pid, ppid: 0, pgid: pid, sid: pid, comm: argv?.[0] ?? 'sh', state: 'running', exitCode: null },
    ...{ threads: [{ tid: pid, comm: null, blockedSignals: [] }], arguments: argv, environment: null },
    ...{ executable: `/usr/bin/${argv?.[0] ?? 'sh'}`, workingFolder: '/', rootFolder: '/', uid: 0, gid: 0 },
    ...{ groups: [], capabilities: null, seccomp: 'none', hasNoNewPrivileges: null, oomScoreAdjust: null },
    ...{ niceness: null, pendingSignals: [], timers: [], limits: [], savedBytes: 0, openFileCount: 0 },
    ...{ socketCount: 0, cgroups: [] },
    ...more,
  };
}

function file(pid: number, fd: number, name: string | null, more: Partial<OpenFileView> = {}): OpenFileView {
  return {
    ...{ pid, fd, fileId: pid * 1000 + fd, type: 'file', name, flags: ['O_RDONLY'], positionBytes: 0 },
    ...{ sizeBytes: null, isDeleted: false, isCloseOnExec: false },
    ...more,
  };
}

function socket(fileId: number, pids: number[], more: Partial<SocketView> = {}): SocketView {
  return {
    ...{ fileId, pids, family: 'ipv4', type: 'tcp', state: 'listening', local: '0.0.0.0:8000', peer: null },
    ...{ sendQueueBytes: null, receiveQueueBytes: null },
    ...more,
  };
}

function group(pid: number | null, name: string | null, savedBytes: number, more: Partial<MappingGroup> = {}) {
  return { pid, name, savedBytes, count: 1, sizeBytes: 8192, protection: 'rw-p', ...more } as MappingGroup;
}

type Parts = Partial<Pick<ContentsView, 'processes' | 'openFiles' | 'sockets' | 'bytesByKind'>> & {
  groups?: MappingGroup[];
};
function view(name: string, { groups = [], ...parts }: Parts): ContentsView {
  const empty = { processes: [], openFiles: [], sockets: [], bytesByKind: [] };
  const source = { form: 'folder', compression: 'none', sizeBytes: 0, contentBytes: 0, fileCount: 0 };
  const mappings = { total: groups.length, top: [], groups };
  return { ...empty, ...parts, mappings, source, checkpointId: name, checkpointName: name } as unknown as ContentsView;
}
const diff = (left: Parts, right: Parts) => diffContents(view('left', left), view('right', right));
const nothing = { added: [], removed: [], changed: [] };

/** A server with a worker, with the numbers that one start happens to give. */
function start(firstPid: number, inode: number): Parts {
  const [server, worker] = [firstPid, firstPid + 7];
  return {
    processes: [process(server, ['python3', 'serve.py']), process(worker, ['worker'], { ppid: server })],
    openFiles: [
      file(server, 0, '/dev/null', { type: 'device' }),
      file(server, 1, `pipe:[${inode}]`, { type: 'pipe', flags: ['O_WRONLY'] }),
      file(server, 3 + (inode % 2), 'TCP 0.0.0.0:8000 (listening)', { type: 'socket', fileId: inode }),
      file(worker, 4 + (inode % 2), '/srv/model.bin'),
    ],
    sockets: [
      socket(inode, [server]),
      socket(inode + 1, [worker], { family: 'netlink', type: 'protocol 0', state: 'open', local: `port ${worker}` }),
      socket(inode + 2, [server], {
        family: 'unix',
        type: 'stream',
        state: 'established',
        local: null,
        peer: `socket ${inode + 3}`,
      }),
    ],
    groups: [
      group(server, '[heap]', 4096, { kind: 'memory-heap' }),
      group(null, `shared:${inode}`, 0, { kind: 'memory-shared' }),
    ],
  };
}

describe('two starts of one server', () => {
  it('do not differ, whatever pids, descriptors and inodes they got', () => {
    const found = diff(start(1, 100), start(40, 7301));
    expect(found.processes).toEqual({ ...nothing, sameCount: 2 });
    expect(found.openFiles).toEqual({ ...nothing, sameCount: 4 });
    expect(found.sockets).toEqual({ ...nothing, sameCount: 3 });
    expect(found.mappings).toEqual({ ...nothing, sameCount: 2 });
  });

  it('differ in what one has and the other has not', () => {
    const right = start(40, 7301);
    right.processes?.push(process(60, ['sleep', '5']));
    right.openFiles?.push(file(60, 3, '/tmp/new'));
    right.sockets?.push(socket(9, [60], { local: '0.0.0.0:9000' }));
    const found = diff(start(1, 100), right);
    expect(found.processes).toMatchObject({ added: [{ pid: 60, process: 'sleep' }], removed: [], sameCount: 2 });
    expect(found.openFiles).toMatchObject({ added: [{ name: '/tmp/new', process: 'sleep' }], removed: [] });
    expect(found.sockets).toMatchObject({ added: [{ local: '0.0.0.0:9000', processes: ['sleep'] }], removed: [] });
    const back = diff(right, start(1, 100));
    expect(back.processes.removed).toMatchObject([{ pid: 60 }]);
  });
});

describe('processes', () => {
  it('with one command line are told apart by their parents', () => {
    const list = (order: number[]) =>
      order.flatMap((n) => [process(n * 10, ['sh', `${n}`]), process(n * 10 + 1, ['sleep'], { ppid: n * 10, uid: n })]);
    expect(diff({ processes: list([1, 2]) }, { processes: list([2, 1]) }).processes).toEqual({
      ...nothing,
      sameCount: 4,
    });
  });

  it('of one executable are matched with their arguments as the change', () => {
    const found = diff({ processes: [process(1, ['sh', 'a'])] }, { processes: [process(9, ['sh', 'b'])] });
    expect(found.processes.changed).toMatchObject([
      { fields: [{ name: 'arguments', left: '["sh","a"]', right: '["sh","b"]' }] },
    ]);
  });

  it('tell of an environment only the variables that the other lacks', () => {
    const withNames = (names: string[]) => ({
      processes: [process(1, ['sh'], { environment: names.map((name) => ({ name, value: null, isSecret: false })) })],
    });
    expect(diff(withNames(['A', 'B']), withNames(['B', 'A'])).processes.sameCount).toBe(1);
    expect(diff(withNames(['A', 'B']), withNames(['B', 'C', 'D'])).processes.changed[0]?.fields).toEqual([
      { name: 'environment', left: 'A', right: 'C D' },
    ]);
  });
});

describe('sockets', () => {
  it('of a container that got another address are matched by their port', () => {
    const left = socket(1, [1], { state: 'established', local: '10.88.0.2:8000', peer: '10.88.0.1:4000' });
    const right = { ...left, local: '10.88.0.9:8000', peer: '10.88.0.1:4001' };
    const processes = [process(1, ['sh'])];
    const found = diff({ processes, sockets: [left] }, { processes, sockets: [right] });
    expect(found.sockets.changed.map(({ fields }) => fields.map(({ name }) => name))).toEqual([['local', 'peer']]);
  });

  it('that listen are never matched with connections of their port', () => {
    const found = diff(
      { sockets: [socket(1, [])] },
      { sockets: [socket(1, [], { state: 'established', peer: '10.0.0.1:5' })] },
    );
    expect(found.sockets).toMatchObject({ added: [{ state: 'established' }], removed: [{ state: 'listening' }] });
  });
});

it('a file that was read further is a change, and so is one of another size', () => {
  const processes = [process(1, ['sh'])];
  const found = diff(
    { processes, openFiles: [file(1, 3, '/a', { sizeBytes: 5 })] },
    { processes, openFiles: [file(1, 8, '/a', { sizeBytes: 6, positionBytes: 2 })] },
  );
  expect(found.openFiles.changed[0]?.fields).toEqual([
    { name: 'positionBytes', left: '0', right: '2' },
    { name: 'sizeBytes', left: '5', right: '6' },
  ]);
});

it('pipes are matched by their direction, not by their numbers or descriptors', () => {
  const processes = [process(1, ['sh'])];
  const pipe = (fd: number, flag: string) =>
    file(1, fd, `pipe:[${fd + 9}]`, { type: 'pipe', flags: [flag], positionBytes: null });
  const found = diff(
    { processes, openFiles: [pipe(3, 'O_RDONLY'), pipe(4, 'O_WRONLY')] },
    { processes, openFiles: [pipe(3, 'O_WRONLY'), pipe(4, 'O_RDONLY')] },
  );
  expect(found.openFiles).toEqual({ ...nothing, sameCount: 2 });
});

it('mappings are compared by what they map, the largest difference first', () => {
  const processes = [process(1, ['sh'])];
  const heap = (savedBytes: number) => group(1, '[heap]', savedBytes, { kind: 'memory-heap' });
  const anonymous = (savedBytes: number) => group(1, null, savedBytes, { kind: 'memory-anonymous', count: 3 });
  const found = diff({ processes, groups: [heap(1), anonymous(9)] }, { processes, groups: [heap(2), anonymous(900)] });
  expect(found.mappings.changed.map(({ right, fields }) => [right.kind, fields])).toEqual([
    ['memory-anonymous', [{ name: 'savedBytes', left: '9', right: '900' }]],
    ['memory-heap', [{ name: 'savedBytes', left: '1', right: '2' }]],
  ]);
});

it('bytes are told by kind, with a kind that only one side has', () => {
  const found = diff(
    { bytesByKind: [{ kind: 'memory-heap', sizeBytes: 5 }] },
    { bytesByKind: [{ kind: 'ghost-files', sizeBytes: 7 }] },
  );
  expect(found.bytesByKind).toContainEqual({ kind: 'memory-heap', leftBytes: 5, rightBytes: 0 });
  expect(found.bytesByKind).toContainEqual({ kind: 'ghost-files', leftBytes: 0, rightBytes: 7 });
});
