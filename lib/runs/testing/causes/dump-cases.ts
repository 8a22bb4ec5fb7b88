import 'server-only';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import type { Spec } from '@/lib/domain/spec';
import type { ErrorCode } from '@/lib/errors/codes';
import { criuConfigLines, type CriuConfigCode } from '@/lib/domain/remedies/criu-config-lines';
import type { CauseBench } from './cause-bench';
import type { CauseCase, Provoked } from './cause-case';

const ctypes = 'import ctypes, os, socket\nlibc = ctypes.CDLL(None, use_errno=True)\n';

/** What a server does before it listens, and without which it can be dumped. */
function without(code: ErrorCode, provoked: string, script: string, patch: Partial<Spec> = {}): CauseCase {
  return {
    code,
    provoked,
    remedy: 'the server started without it, dumped and restored',
    async provoke(bench) {
      const name = code.replace('/', '-');
      const failed = await bench.launchAndDump(await bench.server(name, script, patch));
      return { failed, remedied: async () => bench.roundTrip(await bench.server(`${name}-without`)) };
    },
  };
}

/** What a server does before it listens, and a line of CRIU's settings that lets it be dumped all the same. */
function withLine(code: CriuConfigCode, provoked: string, script: string): CauseCase {
  return {
    code,
    provoked,
    remedy: `"${criuConfigLines[code]}" in runc.conf, dumped and restored`,
    async provoke(bench) {
      const server = await bench.server(code.replace('/', '-'), script);
      const failed = await bench.launchAndDump(server);
      return {
        failed,
        remedied: () => bench.engine.withCriuLine(criuConfigLines[code], () => bench.dumpAndRestore(server)),
      };
    },
  };
}

/** What CRIU cannot save, in a server that does it. */
export const dumpCases: readonly CauseCase[] = [
  {
    code: 'criu/file-locks',
    provoked: 'a lock held with flock(2)',
    isScriptOnly: true,
    remedy: '--file-locks for the dump and its restore',
    async provoke(bench) {
      const script = "import fcntl\nheld = open('/tmp/held', 'w')\nfcntl.flock(held, 2)\n";
      const server = await bench.server('locks', script);
      const failed = await bench.launchAndDump(server);
      return { failed, remedied: () => bench.dumpAndRestore(server, { fileLocks: true }) };
    },
  },
  {
    ...withLine(
      'criu/ghost-file',
      'a deleted file of 3 MiB held open',
      "import os\nheld = open('/tmp/ghost', 'wb')\nheld.write(bytes(3 << 20))\nheld.flush()\nos.unlink('/tmp/ghost')\n",
    ),
    isScriptOnly: true,
  },
  withLine(
    'criu/link-remap',
    'a deleted file held open that has another name',
    "import os\nheld = open('/tmp/a', 'w')\nos.link('/tmp/a', '/tmp/b')\nos.unlink('/tmp/a')\n",
  ),
  without(
    'criu/io-uring',
    'an io_uring ring, with seccomp=unconfined',
    `${ctypes}import mmap\nparams = ctypes.create_string_buffer(120)\nring = libc.syscall(425, 8, params)\nheld = mmap.mmap(ring, 4096)\n`,
    { securityOpts: ['seccomp=unconfined'] },
  ),
  without(
    'criu/device-open',
    'a userfaultfd held open',
    `${ctypes}held = libc.syscall(323, 1)\nassert held >= 0, ctypes.get_errno()\n`,
    { capAdd: ['SYS_PTRACE'], securityOpts: ['seccomp=unconfined'] },
  ),
  without(
    'criu/file-watch',
    'an inotify watch on a deleted file of /dev/shm',
    `${ctypes}open('/dev/shm/watched', 'w').close()\nheld = open('/dev/shm/watched')\nwatch = libc.inotify_init()\nlibc.inotify_add_watch(watch, b'/dev/shm/watched', 2)\nos.unlink('/dev/shm/watched')\n`,
  ),
  without(
    'criu/multipath-tcp',
    'a multipath TCP socket',
    'import socket\nheld = socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262)\n',
  ),
  without(
    'criu/nested-namespace',
    'a child in a UTS namespace of its own',
    `${ctypes}import time\nif os.fork() == 0:\n    assert libc.unshare(0x04000000) == 0\n    time.sleep(1000)\ntime.sleep(0.2)\n`,
    { capAdd: ['SYS_ADMIN'] },
  ),
  without(
    'criu/mount-unsupported',
    'a ramfs mounted by the server, with SYS_ADMIN',
    `${ctypes}assert libc.mount(b'none', b'/mnt', b'ramfs', 0, None) == 0\n`,
    { capAdd: ['SYS_ADMIN'], securityOpts: ['seccomp=unconfined', 'apparmor=unconfined'] },
  ),
  {
    ...without(
      'criu/mount-unknown',
      'an open file on a mount that was detached',
      `${ctypes}assert libc.mount(b'none', b'/mnt', b'tmpfs', 0, None) == 0\nheld = open('/mnt/gone', 'w')\nassert libc.umount2(b'/mnt', 2) == 0\n`,
      { capAdd: ['SYS_ADMIN'], securityOpts: ['seccomp=unconfined', 'apparmor=unconfined'] },
    ),
    isScriptOnly: true,
  },
  outsideSocket(),
  traced(),
  {
    code: 'criu/shared-memory',
    provoked: 'SysV shared memory attached, with --ipc host',
    remedy: 'the same without --ipc host',
    async provoke(bench) {
      const script = `${ctypes}libc.shmat.restype = ctypes.c_void_p\nheld = libc.shmget(0, 4096, 0o1600)\nlibc.shmat(held, None, 0)\nlibc.shmctl(held, 0, None)\n`;
      const server = await bench.server('ipc', script);
      await bench.launchByHand(server, ['--ipc', 'host']);
      const failed = await bench.dump(server);
      return { failed, remedied: async () => bench.roundTrip(await bench.server('ipc-own', script)) };
    },
  },
];

function outsideSocket(): CauseCase {
  const script = "import socket\nheld = socket.socket(socket.AF_UNIX)\nheld.connect('/outside/socket')\n";
  return {
    code: 'criu/unix-socket',
    provoked: 'a connection to a unix socket of the host in a mounted folder',
    remedy: 'the mounted socket taken out of the spec, dumped and restored',
    provoke: (bench) =>
      whileListening(bench, async (folder) => {
        const server = await bench.server('unix', script, {
          volumes: [{ source: folder, target: '/outside', readOnly: false }],
        });
        const failed = await bench.launchAndDump(server);
        return { failed, remedied: async () => bench.roundTrip(await bench.server('unix-without')) };
      }),
  };
}

/** The tracer keeps the process from stopping for CRIU, which waits its ten seconds and says no more than that. */
function traced(): CauseCase {
  const script = `${ctypes}import time\nchild = os.fork()\nif child == 0:\n    time.sleep(1000)\nif os.fork() == 0:\n    assert libc.ptrace(0x4206, child, 0, 0) == 0, ctypes.get_errno()\n    time.sleep(1000)\ntime.sleep(0.2)\n`;
  return {
    ...without('criu/timeout', 'a process traced by another, as by a debugger', script, { capAdd: ['SYS_PTRACE'] }),
    isScriptOnly: true,
  };
}

async function whileListening(bench: CauseBench, work: (folder: string) => Promise<Provoked>): Promise<Provoked> {
  const folder = path.join(bench.folder, 'socket');
  await mkdir(folder, { recursive: true });
  const listener = createServer().listen(path.join(folder, 'socket'));
  // The path is longer than a unix address may be for some checkouts: said by the listener, not swallowed.
  await new Promise((resolve, reject) => listener.once('listening', () => resolve(null)).once('error', reject));
  const provoked = await work(folder);
  const close = async <T>(result: Promise<T>) => result.finally(() => listener.close());
  const { remedied } = provoked;
  return remedied ? { ...provoked, remedied: () => close(remedied()) } : provoked;
}
