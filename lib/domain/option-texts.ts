import type { DumpOptions, RestoreOptions } from './options';

/** What a person reads about an option: its name in words, podman's flag, and what it does and costs. */
export interface OptionText {
  label: string;
  /** null: the product's own, no flag of podman. */
  flag: string | null;
  hint: string;
}

export const dumpOptionTexts: Record<keyof DumpOptions, OptionText> = {
  leaveRunning: {
    label: 'Leave the container running',
    flag: '--leave-running',
    hint: 'Otherwise the container stops with the dump. Files it writes between the dump and the copy of its writable layer are named in the run.',
  },
  tcpEstablished: {
    label: 'Keep open TCP connections',
    flag: '--tcp-established',
    hint: 'Needed when a client is connected at the dump; without it such a dump fails. Every restore then needs the flag as well.',
  },
  fileLocks: {
    label: 'Keep file locks',
    flag: '--file-locks',
    hint: 'Needed when a process holds a lock on a file; without it such a dump fails.',
  },
  form: {
    label: 'Form',
    flag: '--export',
    hint: 'In place is fastest to restore; an archive is portable and outlives its container.',
  },
  compression: { label: 'Compression', flag: '--compress', hint: 'Smaller archives, longer dumps and restores.' },
  ignoreRootfs: {
    label: 'Leave out the writable layer',
    flag: '--ignore-rootfs',
    hint: 'Smaller, but files that the server wrote and has open are missing at the restore.',
  },
  ignoreVolumes: {
    label: 'Leave out volumes',
    flag: '--ignore-volumes',
    hint: 'The restore then needs the same volumes with the same content.',
  },
  storage: {
    label: 'Storage',
    flag: null,
    hint: 'A RAM disk needs as much free RAM as the checkpoint is large, and is empty after a reboot.',
  },
};

export const restoreOptionTexts: Record<keyof RestoreOptions, OptionText> = {
  tcpEstablished: {
    label: 'Restore open TCP connections',
    flag: '--tcp-established',
    hint: 'Only works while the address is the same and the other end still waits.',
  },
  tcpClose: {
    label: 'Close TCP connections',
    flag: '--tcp-close',
    hint: 'The server sees its old connections as closed and goes on.',
  },
  fileLocks: { label: 'Restore file locks', flag: '--file-locks', hint: 'Needed when the dump kept them.' },
  ignoreStaticIp: {
    label: 'Ignore the static IP address',
    flag: '--ignore-static-ip',
    hint: 'Takes a free address in place of the one in the checkpoint.',
  },
  ignoreStaticMac: {
    label: 'Ignore the static MAC address',
    flag: '--ignore-static-mac',
    hint: 'Takes a new one in place of the one in the checkpoint.',
  },
  newName: { label: 'New container name', flag: '--name', hint: 'Empty: the name it had.' },
  hostPort: { label: 'Host port', flag: '--publish', hint: 'Empty: the port it had.' },
  stopFirst: {
    label: 'Stop the container first when it runs',
    flag: null,
    hint: 'Without it, a running container makes the restore fail. What it has in memory is lost.',
  },
  prefetch: {
    label: 'Read the images into the page cache first',
    flag: null,
    hint: 'Several readers at once, where CRIU is one. Worth it when the files come from a disk; the clock runs meanwhile.',
  },
  ignoreReadiness: {
    label: 'Restore in spite of red checks',
    flag: null,
    hint: 'It may fail half-way. The checkpoint stays as it is; the container, and what its layer holds now, may not.',
  },
};
