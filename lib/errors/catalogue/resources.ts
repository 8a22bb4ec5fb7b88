import type { ErrorEntry } from '../error-entry';

/** What the host has too little of, or lets only one have: disk, RAM, network addresses, firewall tools. */
export const resourceErrors = {
  'disk/full': {
    title: 'Not enough disk space',
    whatHappened: 'The file system that takes the checkpoint is full or has too little room.',
    remedy: ['Delete checkpoints that are not needed any more.', '$ df -h'],
    status: 507,
  },
  'disk/not-writable': {
    title: 'The folder cannot be written to',
    whatHappened: 'The file system refused: it is mounted read-only, or the permissions do not allow it.',
    remedy: ['Make the folder writable, or set CHECKPOINT_DIR to another one.', '$ findmnt --target FOLDER'],
    status: 507,
  },
  'memory/not-enough': {
    title: 'Not enough free RAM',
    whatHappened: 'RAM must hold the restored processes, and a RAM disk must hold its checkpoints.',
    remedy: ['Stop other servers, or store the checkpoint on disk.', '$ free -h'],
    status: 507,
  },
  'network/static-address': {
    title: 'The static IP address does not fit',
    whatHappened: 'The container wants an IP address that is outside of its network or is in use.',
    remedy: [
      'Restore without the static address (--ignore-static-ip, --ignore-static-mac).',
      '$ podman network inspect podman',
    ],
    status: 409,
    action: 'retry-without-static-address',
  },
  'network/nft-missing': {
    title: 'nft is missing',
    whatHappened: 'podman’s network tool netavark sets up the bridge with nft, and that program is not there.',
    remedy: ['$ apt-get install nftables', 'Or use the host’s network in the spec.'],
    status: 503,
  },
  'network/nft-refused': {
    title: 'The kernel refused the firewall rules',
    whatHappened:
      'netavark called nft, and the kernel did not take the rules: often a kernel without the needed nftables parts.',
    remedy: ['Use the host’s network in the spec, or a kernel with nftables.', '$ nft list ruleset'],
    status: 503,
  },
} as const satisfies Record<string, ErrorEntry>;
