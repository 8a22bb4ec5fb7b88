import type { ErrorEntry } from '../error-entry';

/** Why CRIU cannot bring processes back. */
export const criuRestoreErrors = {
  'criu/tcp-in-image': {
    title: 'The checkpoint holds TCP connections',
    whatHappened: 'Clients were connected at the dump, and the restore was not told what to do with their connections.',
    remedy: ['Choose "TCP established" for the restore too, or close the connections (--tcp-close).'],
    status: 409,
    action: 'retry-with-tcp-established',
  },
  'criu/tcp-close-needed': {
    title: 'The checkpoint was made with closed connections',
    whatHappened: 'At the dump CRIU was told to close TCP connections (tcp-close), and the restore was not.',
    remedy: ['Choose "close connections" (--tcp-close) for the restore.'],
    status: 409,
    action: 'retry-with-tcp-close',
  },
  'criu/unix-socket-in-image': {
    title: 'The checkpoint holds a socket that leads outside',
    whatHappened: 'It was made with ext-unix-sk, and the restore was not told to accept cut sockets.',
    remedy: ['$ echo "ext-unix-sk" >> /etc/criu/runc.conf'],
    status: 409,
  },
  'criu/file-changed': {
    title: 'A file changed since the dump',
    whatHappened: 'A file that the processes had open has another size than at the dump.',
    remedy: ['Put the file back as it was (model, volume, image), or make a new checkpoint.'],
    status: 409,
  },
  'criu/file-replaced': {
    title: 'A file was replaced since the dump',
    whatHappened: 'A program or library has another build, or a file other permissions, than at the dump.',
    remedy: ['Restore with the same image and volumes as at the dump, or make a new checkpoint.'],
    status: 409,
  },
  'criu/file-missing': {
    title: 'A file is gone since the dump',
    whatHappened: 'A file that the processes had open cannot be opened any more.',
    remedy: ['Put the file back (model, volume, cache, /dev/shm), or make a new checkpoint.'],
    status: 409,
  },
  'criu/link-remap-lost': {
    title: 'A deleted file was not brought along',
    whatHappened:
      'The checkpoint needs a file that was deleted but open at the dump, as a rule in /dev/shm, and its content is not there.',
    remedy: ['Restore from the Checkpoints page: GPU-Load puts /dev/shm back first. An archive does not hold it.'],
    status: 409,
  },
  'criu/mount-mapping': {
    title: 'A mount of the dump is missing',
    whatHappened:
      'The container had a mount at the dump that the restore does not know: other GPU files, another driver, another spec.',
    remedy: [
      'Restore with the same mounts and the same driver version; give the GPU by CDI.',
      '$ nvidia-smi --query-gpu=driver_version --format=csv,noheader',
    ],
    status: 409,
  },
  'criu/address-gone': {
    title: 'An IP address of the dump is gone',
    whatHappened: 'A socket was bound to an address that the restored container’s network does not have.',
    remedy: ['Restore with the same address, or close connections (--tcp-close).'],
    status: 409,
    action: 'retry-with-tcp-close',
  },
  'criu/interface-gone': {
    title: 'A network interface of the dump is gone',
    whatHappened: 'A socket was bound to an interface that the restored container’s network does not have.',
    remedy: ['Restore into the same kind of network as at the dump (bridge or host).'],
    status: 409,
  },
  'criu/network-namespace': {
    title: 'The network of the dump was not passed on',
    whatHappened: 'CRIU expects a prepared network namespace from the runtime, and was given none.',
    remedy: ['Restore with the same runtime and the same kind of network as at the dump.'],
    status: 409,
  },
  'criu/pid-taken': {
    title: 'A process id is taken',
    whatHappened:
      'Restored processes keep their ids, and one of them is in use: the container shares the host’s process ids, or a copy of it runs.',
    remedy: ['Stop the running copy, or start the server without --pid host.'],
    status: 409,
  },
  'criu/crashed': {
    title: 'A process crashed during the restore',
    whatHappened:
      'CRIU or a restored process died of a segmentation fault, as with a CRIU that is too old for this kernel or C library.',
    remedy: ['Use CRIU 4.2.1 or newer, or set ENGINE=embedded.', '$ criu --version; uname -r'],
    status: 500,
  },
  'criu/cpu-mismatch': {
    title: 'The CPU is another model',
    whatHappened: 'The checkpoint was made on a CPU with features that this one does not have.',
    remedy: ['Restore on the same kind of CPU, or make a new checkpoint here.', '$ lscpu'],
    status: 409,
  },
  'criu/rseq-restore': {
    title: 'The kernel lacks restartable sequences',
    whatHappened: 'The processes use restartable sequences (rseq), and this kernel does not have them.',
    remedy: ['Use a newer kernel, at least the one of the dump.', '$ uname -r'],
    status: 503,
  },
  'criu/cgroup-write': {
    title: 'A cgroup setting could not be written back',
    whatHappened: 'CRIU wanted to restore a value of the container’s cgroup that this host does not let it write.',
    remedy: ['Leave cgroups to podman.', '$ echo "manage-cgroups=ignore" >> /etc/criu/runc.conf'],
    status: 409,
  },
  'criu/security-label': {
    title: 'A security label could not be restored',
    whatHappened:
      'SELinux or AppArmor did not let CRIU give a process the label it had, or this kernel has another of the two.',
    remedy: [
      'Start the server without the label, then make a new checkpoint: --security-opt label=disable, or apparmor=unconfined.',
    ],
    status: 409,
  },
  'criu/plugin-missing': {
    title: 'A plugin of the dump is missing',
    whatHappened:
      'The checkpoint was made with a CRIU plugin (cuda_plugin for GPU memory) that is not there or not usable now.',
    remedy: [
      'Install cuda_plugin.so in CRIU’s plugin folder and cuda-checkpoint in the PATH; see that the GPU is visible.',
      '$ ls /usr/lib/criu /usr/lib64/criu; command -v cuda-checkpoint; nvidia-smi -L',
    ],
    status: 503,
  },
  'checkpoint/damaged': {
    title: 'The files of the checkpoint are damaged',
    whatHappened: 'One of CRIU’s image files is cut off or is not what its name says.',
    remedy: ['Copy the checkpoint again from its source, or make a new one.'],
    status: 422,
  },
  'checkpoint/other-version': {
    title: 'The checkpoint is of another CRIU',
    whatHappened: 'The version of the image files is not one that this CRIU reads.',
    remedy: ['Restore with the CRIU that made it, or make a new checkpoint.', '$ criu --version'],
    status: 409,
  },
  'criu/restore-failed': {
    title: 'The restore failed',
    whatHappened: 'CRIU could not bring the container back. The checkpoint is untouched.',
    remedy: [
      "Read the decisive line of CRIU's log below: its cause is not in the catalogue.",
      'If you report it, send the redacted bundle of the run with it.',
    ],
    status: 500,
  },
} as const satisfies Record<string, ErrorEntry>;
