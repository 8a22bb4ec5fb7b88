import type { ErrorEntry } from '../error-entry';

/** Archives and stored checkpoints. */
export const checkpointErrors = {
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
  'archive/no-zstd': {
    title: 'zstd is missing',
    whatHappened: 'The archive is compressed with zstd, and the host has no zstd command to read it with.',
    remedy: ['Install it:', '$ apt-get install -y zstd'],
    status: 501,
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
  'checkpoint/not-ready': {
    title: 'This host is not ready for the restore',
    whatHappened: 'The checks before the restore found what would make it fail. Nothing was changed.',
    remedy: ['Open the checkpoint: "Will it restore here?" lists what was at the dump and what is now.'],
    status: 409,
  },
} as const satisfies Record<string, ErrorEntry>;
