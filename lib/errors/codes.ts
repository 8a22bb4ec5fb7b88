/** One row of the table of errors: what a person reads, whichever part of the product failed. */
export interface ErrorEntry {
  title: string;
  whatHappened: string;
  /** Steps; one that starts with "$ " is a command to copy. */
  remedy: readonly string[];
  /** HTTP status when a route answers with it. */
  status: number;
}

/** Every error the product can report. docs/errors.md has one heading for each; a test compares the two. */
export const errorCodes = {
  'podman/container-missing': {
    title: 'The container does not exist',
    whatHappened: 'podman knows no container with this name or id; it may have been removed.',
    remedy: ['Look at the Containers page for its name.', '$ podman ps --all'],
    status: 404,
  },
  'podman/name-in-use': {
    title: 'The container name is taken',
    whatHappened: 'A container with this name or id exists already, running or stopped.',
    remedy: ['Choose another name, or remove the old container on the Containers page.', '$ podman ps --all'],
    status: 409,
  },
  'podman/port-taken': {
    title: 'The port is taken',
    whatHappened: 'Another program listens on the port that the server needs.',
    remedy: [
      'Stop that program, or give the spec another host port (or none: then a free one is picked).',
      '$ ss -ltnp',
    ],
    status: 409,
  },
  'podman/image-missing': {
    title: 'The image is not there',
    whatHappened: 'The image is not on this host and could not be pulled under this name.',
    remedy: ['Check the image name in the spec.', '$ podman images', 'For the demo image: run `npm run up` again.'],
    status: 404,
  },
  'podman/not-running': {
    title: 'The container is not running',
    whatHappened: 'Only a running container can be dumped.',
    remedy: ['Start it (a cold start or a restore), then try again.'],
    status: 409,
  },
  'podman/is-running': {
    title: 'The container is running',
    whatHappened: 'A restore brings back a stopped container; this one runs or is paused.',
    remedy: ['Stop the container first, or choose "stop it first" in the restore form.'],
    status: 409,
  },
  'podman/command-failed': {
    title: 'podman failed',
    whatHappened: 'podman ended with an error that is not in the catalogue yet.',
    remedy: ["Read podman's own words below."],
    status: 500,
  },
  'podman/engine-down': {
    title: 'The engine is not up',
    whatHappened: 'There is no podman to talk to: the embedded engine is missing, or its namespace is gone.',
    remedy: ['$ npm run up'],
    status: 503,
  },
  'disk/full': {
    title: 'Not enough disk space',
    whatHappened: 'The file system that takes the checkpoint is full or has too little room.',
    remedy: ['Delete checkpoints that are not needed any more.', '$ df -h'],
    status: 507,
  },
  'memory/not-enough': {
    title: 'Not enough free RAM',
    whatHappened: 'RAM must hold the restored processes, and a RAM disk must hold its checkpoints.',
    remedy: ['Stop other servers, or store the checkpoint on disk.', '$ free -h'],
    status: 507,
  },
  'criu/missing': {
    title: 'CRIU is missing',
    whatHappened: 'The runtime found no usable CRIU.',
    remedy: ['Install CRIU 4.2.1 or newer, or set ENGINE=embedded.', '$ criu --version'],
    status: 503,
  },
  'criu/runtime-without-criu': {
    title: 'The OCI runtime cannot checkpoint',
    whatHappened: 'The configured runtime was built without CRIU support.',
    remedy: ['Use runc, or a crun whose version line shows +CRIU.', '$ crun --version'],
    status: 503,
  },
  'criu/established-tcp': {
    title: 'A TCP connection was open',
    whatHappened: 'A client was connected at the dump (or is in the image), and CRIU was not told to keep connections.',
    remedy: ['Choose "TCP established" (--tcp-established), or let the clients disconnect first.'],
    status: 409,
  },
  'criu/file-locks': {
    title: 'A process holds file locks',
    whatHappened: 'CRIU saves file locks only when it is told to.',
    remedy: ['Choose "file locks" (--file-locks) for the dump and for its restores.'],
    status: 409,
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
  'criu/file-changed': {
    title: 'A file changed since the dump',
    whatHappened: 'A file that the processes had open has another size than at the dump.',
    remedy: ['Put the file back as it was (model, volume, image), or make a new checkpoint.'],
    status: 409,
  },
  'criu/io-uring': {
    title: 'The server uses io_uring',
    whatHappened: 'CRIU cannot save an io_uring ring.',
    remedy: ['Start the server with UV_USE_IO_URING=0 and a seccomp profile without io_uring.'],
    status: 409,
  },
  'criu/kernel-too-new': {
    title: 'This CRIU is too old for this kernel',
    whatHappened:
      'CRIU asked the kernel for something it does not answer any more (4.1.1 and older on 6.16 and newer).',
    remedy: ['Use CRIU 4.2.1 or newer, or set ENGINE=embedded.', '$ criu --version; uname -r'],
    status: 503,
  },
  'criu/iptables-missing': {
    title: 'The network could not be locked',
    whatHappened: 'CRIU holds packets back during a dump with iptables or nftables, and the tool is missing.',
    remedy: ['$ apt-get install iptables nftables'],
    status: 503,
  },
  'criu/dump-failed': {
    title: 'The dump failed',
    whatHappened: 'CRIU could not save the container. Unless you chose otherwise it goes on running.',
    remedy: ["Read the decisive line of CRIU's log below."],
    status: 500,
  },
  'criu/restore-failed': {
    title: 'The restore failed',
    whatHappened: 'CRIU could not bring the container back. The checkpoint is untouched.',
    remedy: ["Read the decisive line of CRIU's log below."],
    status: 500,
  },
  'archive/missing': {
    title: 'The archive is not there',
    whatHappened: 'The archive of this checkpoint cannot be opened.',
    remedy: ['Check that its disk is mounted.'],
    status: 404,
  },
  'archive/corrupt': {
    title: 'The archive is damaged',
    whatHappened: 'The archive is cut off or is not an archive that podman can read.',
    remedy: ['Copy it again from its source, or make a new checkpoint.'],
    status: 422,
  },
  'checkpoint/consumed': {
    title: 'podman finds no complete checkpoint',
    whatHappened: "The container's slot is empty: an earlier restore by hand without --keep took it, or a dump failed.",
    remedy: ['Restore from the Checkpoints page: checkpoints made there are never consumed.'],
    status: 409,
  },
  'checkpoint/not-found': {
    title: 'No such checkpoint',
    whatHappened: 'The checkpoint was deleted or never existed.',
    remedy: ['Choose one on the Checkpoints page.'],
    status: 404,
  },
  'checkpoint/lost': {
    title: 'The files of the checkpoint are not usable',
    whatHappened:
      'Its files are missing or incomplete: a RAM disk is empty after a reboot, or an unfinished dump was kept.',
    remedy: ['Make a new checkpoint.'],
    status: 410,
  },
  'checkpoint/protected': {
    title: 'The checkpoint is protected',
    whatHappened: 'What was asked would destroy a golden checkpoint, or make checkpoints useless.',
    remedy: ['Confirm it in the form, after reading what is lost.'],
    status: 409,
  },
  'checkpoint/container-removed': {
    title: 'The container of this checkpoint was removed',
    whatHappened: 'An in-place checkpoint can only be restored into the container it was taken from.',
    remedy: ['Make a new checkpoint. For checkpoints that outlive their container choose the archive form.'],
    status: 409,
  },
  'server/health-timeout': {
    title: 'The server did not become healthy',
    whatHappened: 'The container runs, but its health path did not answer 200 in time.',
    remedy: ["Follow the container's log.", "Check the spec's health path, port and timeout."],
    status: 504,
  },
  'server/exited': {
    title: 'The server ended before it was healthy',
    whatHappened: 'The container stopped while the product was waiting for its health path.',
    remedy: ["Read the container's log.", '$ podman logs NAME'],
    status: 502,
  },
  'server/request-failed': {
    title: 'The server did not answer the reference request',
    whatHappened: 'The completion path failed or did not stream a token.',
    remedy: ["Check the spec's completion path and request body."],
    status: 502,
  },
  'run/canceled': {
    title: 'Cancelled',
    whatHappened: 'Somebody cancelled the run. The phases show how far it had come.',
    remedy: ['Run it again when you like.'],
    status: 409,
  },
  'run/interrupted': {
    title: 'Interrupted',
    whatHappened: 'The server ended while the run was under way; at the next start the host was looked at.',
    remedy: ['Read what was found, then run it again.'],
    status: 409,
  },
  'run/timeout': {
    title: 'A phase took too long',
    whatHappened: 'The phase passed its time limit and was stopped.',
    remedy: ["Read the log for what it was waiting for; raise the spec's timeouts if it only needs longer."],
    status: 504,
  },
  'run/not-found': {
    title: 'No such run',
    whatHappened: 'There is no run with this id.',
    remedy: ['Choose one on the Runs page.'],
    status: 404,
  },
  'benchmark/failing': {
    title: 'The benchmark keeps failing',
    whatHappened: 'Several samples in a row failed, so the benchmark ended itself. The samples taken before are kept.',
    remedy: ['Open the last failed run below: its page says why.', 'Then continue the benchmark from its page.'],
    status: 500,
  },
  'benchmark/cannot-continue': {
    title: 'The benchmark cannot be continued',
    whatHappened: 'Its samples would not be comparable with new ones.',
    remedy: ['Start a new benchmark with the same settings.'],
    status: 409,
  },
  'host/no-root': {
    title: 'Root is needed',
    whatHappened: 'The product may not do this on the host, because its server does not run as root.',
    remedy: ['Start the server as root, or choose the setting that leaves the host as it is.'],
    status: 403,
  },
  'spec/not-found': {
    title: 'No such launch spec',
    whatHappened: 'The launch spec was deleted, or the container was not launched from one.',
    remedy: ['Choose one on the Specs page.'],
    status: 404,
  },
  'input/invalid': {
    title: 'The input is not valid',
    whatHappened: 'A field has a value that is not allowed.',
    remedy: ['Correct the field that is named.'],
    status: 400,
  },
  'auth/required': {
    title: 'Log in first',
    whatHappened: 'This server asks for a token, and the request came without a valid session.',
    remedy: ['Open the login page and enter the token.'],
    status: 401,
  },
  'auth/foreign-origin': {
    title: 'The request came from another site',
    whatHappened: 'Actions and event streams are only answered for pages of this server.',
    remedy: ['Open the page by its own address.'],
    status: 403,
  },
  'app/unreachable': {
    title: 'GPU-Load did not answer',
    whatHappened: 'The page could not reach the server of GPU-Load: it is down, restarting, or the network is.',
    remedy: ['Look at the Runs page before trying again: the run may have begun.', '$ npm run up'],
    status: 503,
  },
  'internal/unexpected': {
    title: 'Something unexpected went wrong',
    whatHappened: 'The product met a case it does not know. This is a defect.',
    remedy: ["Read the server's log, and report it."],
    status: 500,
  },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCodes;
