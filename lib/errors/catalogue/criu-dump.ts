import type { ErrorEntry } from '../error-entry';

/** What CRIU cannot save. */
export const criuDumpErrors = {
  'criu/established-tcp': {
    title: 'A TCP connection was open',
    whatHappened: 'A client was connected at the dump (or is in the image), and CRIU was not told to keep connections.',
    remedy: ['Choose "TCP established" (--tcp-established), or let the clients disconnect first.'],
    status: 409,
    action: 'retry-with-tcp-established',
  },
  'criu/tcp-in-flight': {
    title: 'A TCP connection was just being opened',
    whatHappened: 'A client had knocked at the server’s port and was not yet accepted.',
    remedy: [
      'Try again when no client connects, or let CRIU pass over such connections.',
      '$ echo "skip-in-flight" >> /etc/criu/runc.conf',
    ],
    status: 409,
  },
  'criu/file-locks': {
    title: 'A process holds file locks',
    whatHappened: 'CRIU saves file locks only when it is told to.',
    remedy: ['Choose "file locks" (--file-locks) for the dump and for its restores.'],
    status: 409,
    action: 'retry-with-file-locks',
  },
  'criu/ghost-file': {
    title: 'A deleted file is still open and too large',
    whatHappened: 'A process holds a deleted file open that is larger than the ghost limit (1 MiB unless raised).',
    remedy: ["Raise the limit in the runtime's CRIU settings.", '$ echo "ghost-limit 300M" >> /etc/criu/runc.conf'],
    status: 409,
  },
  'criu/link-remap': {
    title: 'A deleted file has another name',
    whatHappened: 'A process holds a deleted file open that still exists under another link; CRIU needs link-remap.',
    remedy: ['$ echo "link-remap" >> /etc/criu/runc.conf'],
    status: 409,
  },
  'criu/link-remap-stale': {
    title: 'A link of an earlier dump is in the way',
    whatHappened:
      'CRIU gives a deleted but open file a second name for the time of the dump, and that name could not be made: an earlier dump left it behind, or the file lies on a file system that takes no links.',
    remedy: [
      'Remove the links that earlier dumps left in the container.',
      '$ podman exec NAME sh -c "rm -f /dev/shm/link_remap.*"',
    ],
    status: 409,
  },
  'criu/io-uring': {
    title: 'The server uses io_uring',
    whatHappened: 'CRIU cannot save an io_uring ring.',
    remedy: ['Start the server with UV_USE_IO_URING=0 and a seccomp profile without io_uring.'],
    status: 409,
  },
  'criu/multipath-tcp': {
    title: 'A socket uses a protocol that CRIU does not know',
    whatHappened:
      'CRIU saves TCP, UDP and raw sockets. Programs written in Go open multipath TCP sockets unless told not to.',
    remedy: ['Set GODEBUG=multipathtcp=0 in the spec’s environment and start the server again.'],
    status: 409,
  },
  'criu/unix-socket': {
    title: 'A socket leads out of the container',
    whatHappened:
      'A process is connected to a unix socket whose other end is outside, for example a mounted socket of the host.',
    remedy: [
      'Take the mounted socket out of the spec.',
      'If it is a datagram socket, CRIU can cut it with the line below. A stream connection fails all the same.',
      '$ echo "ext-unix-sk" >> /etc/criu/runc.conf',
    ],
    status: 409,
  },
  'criu/foreign-network': {
    title: 'A socket belongs to another network',
    whatHappened: 'A process holds a socket of a network namespace that is not the container’s own.',
    remedy: ['Start the server without tools that enter other network namespaces.'],
    status: 409,
  },
  'criu/nested-namespace': {
    title: 'There are containers inside the container',
    whatHappened:
      'A process made a namespace of its own, as sandboxes and containers in containers do. CRIU saves only one level of this kind.',
    remedy: ['Switch the sandbox off in the server’s settings, or run that program in a container of its own.'],
    status: 409,
  },
  'criu/shared-memory': {
    title: 'Shared memory of another IPC namespace',
    whatHappened: 'A process uses SysV shared memory, and the container shares the IPC namespace of the host.',
    remedy: ['Start the server without --ipc host; --shm-size gives it a large /dev/shm of its own.'],
    status: 409,
  },
  'criu/device-open': {
    title: 'An open file is of a kind that CRIU cannot save',
    whatHappened: 'A process holds a device or another special file open. The line names its type and number.',
    remedy: ['Find out what it is, and start the server without it.', '$ podman exec NAME sh -c "ls -l /proc/1/fd"'],
    status: 409,
  },
  'criu/file-watch': {
    title: 'A watched file cannot be found again',
    whatHappened:
      'A process watches files on a RAM file system (tmpfs, such as /dev/shm) with inotify, and CRIU finds no path for one of them.',
    remedy: ['Switch file watching off (auto-reload of a web server, for example), or watch a folder on disk.'],
    status: 409,
  },
  'criu/mount-sharing': {
    title: 'A mount came from outside podman',
    whatHappened:
      'Something else than podman mounted into the container and shares that mount with the host: as a rule NVIDIA’s runtime hook.',
    remedy: [
      'Give the GPU by CDI instead of the hook: --device nvidia.com/gpu=all.',
      '$ nvidia-ctk cdi generate --output=/etc/cdi/nvidia.yaml',
    ],
    status: 409,
  },
  'criu/mount-without-root': {
    title: 'A single file is mounted, and not its folder',
    whatHappened: 'CRIU finds no mount that holds the whole file system of a mounted file, often NVIDIA firmware.',
    remedy: ['Take that mount out of /etc/cdi/nvidia.yaml, or out of the spec.'],
    status: 409,
  },
  'criu/mount-unsupported': {
    title: 'A mounted file system is not supported',
    whatHappened:
      'The container sees a file system that CRIU does not know; --privileged exposes such ones of the host.',
    remedy: ['Start the server without --privileged, with the capabilities and devices that it needs.'],
    status: 409,
  },
  'criu/mount-unknown': {
    title: 'An open file lies outside of the container',
    whatHappened:
      'A process holds a file of a mount that the container does not have, such as the host’s /dev/null as its input.',
    remedy: ['Start the container without --init, or with --device /dev/null.'],
    status: 409,
  },
  'criu/overmounted': {
    title: 'An open file is hidden under a mount',
    whatHappened: 'A process opened a file, and something was mounted over its folder afterwards.',
    remedy: ['Mount before the server opens its files.'],
    status: 409,
  },
  'criu/guard-pages': {
    title: 'The kernel cannot report guard pages',
    whatHappened:
      'A process uses guard pages (newer C libraries and allocators do), and CRIU could not ask the kernel where they are.',
    remedy: ['Use CRIU 4.2 or newer with a kernel that reports guard pages.', '$ criu --version; uname -r'],
    status: 503,
  },
  'criu/probes': {
    title: 'A tracing tool is attached',
    whatHappened: 'A profiler or tracer put probes (uprobes) into a process of the container.',
    remedy: [
      'Stop the tracer, or allow probes for the dump and its restores.',
      '$ echo "allow-uprobes" >> /etc/criu/runc.conf',
    ],
    status: 409,
  },
  'criu/session-leader': {
    title: 'A process belongs to a session outside',
    whatHappened:
      'The session of a process begins outside of the container: it was started from a terminal of the host.',
    remedy: ['Start the server detached, and without an interactive podman exec.'],
    status: 409,
  },
  'criu/freeze': {
    title: 'The processes could not be frozen',
    whatHappened:
      'CRIU stops all processes of the container through its cgroup, and one did not stop, often because it waits for a device or a network disk.',
    remedy: ['Look for processes in state D, then try again.', '$ ps -eo pid,stat,wchan:24,comm | grep " D"'],
    status: 504,
  },
  'criu/timeout': {
    title: 'The dump took longer than CRIU waits',
    whatHappened:
      'CRIU gives up when stopping the processes and their devices takes longer than its timeout, 10 s unless raised.',
    remedy: [
      'Look for a debugger or tracer: a traced process never stops for CRIU, however long it waits.',
      '$ grep -H TracerPid /proc/[0-9]*/status | grep -v "TracerPid:.0"',
      'Otherwise raise the timeout.',
      '$ echo "timeout 120" >> /etc/criu/runc.conf',
    ],
    status: 504,
  },
  'criu/dump-failed': {
    title: 'The dump failed',
    whatHappened: 'CRIU could not save the container. Unless you chose otherwise it goes on running.',
    remedy: [
      "Read the decisive line of CRIU's log below: its cause is not in the catalogue.",
      'If you report it, send the redacted bundle of the run with it.',
    ],
    status: 500,
  },
} as const satisfies Record<string, ErrorEntry>;
