import type { ErrorEntry } from '../error-entry';

/** What is missing on the host for any dump or restore. */
export const criuHostErrors = {
  'criu/missing': {
    title: 'CRIU is missing',
    whatHappened: 'The runtime found no usable CRIU.',
    remedy: ['Install CRIU 4.2.1 or newer, or set ENGINE=embedded.', '$ criu --version'],
    status: 503,
  },
  'criu/killed': {
    title: 'CRIU was killed',
    whatHappened:
      'Something ended CRIU from outside before it had said whether it can be used, as the kernel’s out-of-memory killer does it.',
    remedy: ['Look for why it was killed, then run it again.', '$ dmesg | tail -n 50'],
    status: 502,
  },
  'criu/library-missing': {
    title: 'crun finds no libcriu',
    whatHappened: 'crun loads CRIU as a library, and libcriu.so.2 is not there or too old.',
    remedy: ['Install libcriu2, or use runc, which calls the criu program.', '$ ldconfig -p | grep libcriu'],
    status: 503,
  },
  'criu/too-old': {
    title: 'CRIU is too old for this runtime',
    whatHappened: 'The OCI runtime wants a newer CRIU than the installed one.',
    remedy: ['Use CRIU 4.2.1 or newer, or set ENGINE=embedded.', '$ criu --version'],
    status: 503,
  },
  'criu/runtime-without-criu': {
    title: 'The OCI runtime cannot checkpoint',
    whatHappened:
      'The configured runtime was built without CRIU support, or was ended before it could say that it has it.',
    remedy: [
      'Use runc, or a crun whose version line shows +CRIU; with one of these, run it again.',
      '$ crun --version',
    ],
    status: 503,
  },
  'criu/runtime-option': {
    title: 'The OCI runtime does not know this option',
    whatHappened:
      'podman passed an option of the restore or dump on to the runtime, and this runtime has no such option.',
    remedy: [
      'Leave the option out.',
      'For --tcp-close with runc: write tcp-close into /etc/criu/runc.conf instead; it then holds for every restore.',
      'crun knows --tcp-close.',
    ],
    status: 422,
  },
  'criu/no-root': {
    title: 'CRIU lacks rights',
    whatHappened: 'CRIU needs root, or the capability CAP_CHECKPOINT_RESTORE, to see and make processes.',
    remedy: [
      'Start GPU-Load as root, outside of containers that drop capabilities.',
      '$ grep CapEff /proc/self/status',
    ],
    status: 403,
  },
  'criu/kernel-too-new': {
    title: 'This CRIU is too old for this kernel',
    whatHappened:
      'CRIU asked the kernel for something it does not answer any more (4.1.1 and older on 6.16 and newer).',
    remedy: ['Use CRIU 4.2.1 or newer, or set ENGINE=embedded.', '$ criu --version; uname -r'],
    status: 503,
  },
  'criu/kernel-too-old': {
    title: 'The kernel is too old for the C library',
    whatHappened:
      'The server’s C library uses restartable sequences (rseq), and this kernel cannot report them to CRIU (before 5.13).',
    remedy: ['Use a newer kernel.', '$ uname -r'],
    status: 503,
  },
  'criu/iptables-missing': {
    title: 'The network could not be locked',
    whatHappened: 'CRIU holds packets back during a dump with iptables or nftables, and the tool is missing.',
    remedy: ['$ apt-get install iptables nftables'],
    status: 503,
  },
  'criu/nftables-lock': {
    title: 'The network could not be locked with nftables',
    whatHappened: 'CRIU is set to lock the network with nftables, and was built without it or the kernel refused.',
    remedy: ['Use the other method.', '$ echo "network-lock iptables" >> /etc/criu/runc.conf'],
    status: 503,
  },
  'criu/freezer-missing': {
    title: 'The cgroup has no freezer',
    whatHappened: 'CRIU stops processes through their cgroup, and found neither kind of freezer in it.',
    remedy: [
      'Use the same cgroup version for podman and the host.',
      '$ podman info --format "{{.Host.CgroupsVersion}}"',
    ],
    status: 503,
  },
  'criu/uffd': {
    title: 'CRIU could not test the kernel',
    whatHappened:
      'When it starts, CRIU asks the kernel for userfaultfd, and got an answer that it takes for a defect: a filter of system calls around CRIU, or no memory.',
    remedy: ['Run podman outside of sandboxes that filter system calls.', '$ grep Seccomp /proc/self/status'],
    status: 503,
  },
  'criu/root-not-mounted': {
    title: 'The root folder is not a mount',
    whatHappened: 'podman runs in a chroot; CRIU needs a root folder that is a mount of its own.',
    remedy: ['Run podman on the host itself, or set ENGINE=embedded, which changes the root with pivot_root.'],
    status: 503,
  },
  'criu/selinux-refused': {
    title: 'SELinux or AppArmor stopped CRIU',
    whatHappened:
      'CRIU puts helper code into each process, and that code was not allowed to talk to CRIU; the label of the process may also be one that CRIU cannot read.',
    remedy: [
      'Start the server with --security-opt label=disable (SELinux) or apparmor=unconfined, or use your distribution’s CRIU package.',
    ],
    status: 403,
  },
  'criu/plugin-broken': {
    title: 'A CRIU plugin cannot be loaded',
    whatHappened: 'A file in CRIU’s plugin folder is not a plugin for this CRIU.',
    remedy: [
      'Build the plugin from the sources of the installed CRIU, or take the file away.',
      '$ ls -l /usr/lib/criu /usr/lib64/criu',
    ],
    status: 503,
  },
} as const satisfies Record<string, ErrorEntry>;
