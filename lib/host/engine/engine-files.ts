import 'server-only';
import { readFile } from 'node:fs/promises';
import { changeCriuConfig } from '@/lib/domain/remedies/change-criu-config';
import { engineLayout } from './layout';

/** Where the guard lies in the engine's root. Its last name is that of the runtime, which podman and we go by. */
export const runtimeGuard = 'usr/local/libexec/gpu-load/runc';

/**
 * What podman runs as its runtime. In a restore runc binds the container's root to a folder of its own state
 * (`criu-root`, libcontainer/criu_linux.go) and takes that mount away at its end. Killed in between it leaves it, and
 * podman's `runc delete` then empties the folder: every file of the container goes. In a mount namespace of its own the mount ends with runc. To be removed when runc itself does the like.
 */
export function runtimeGuardScript(): string {
  return `#!/bin/sh
# Made by GPU-Load. A restore gets a mount namespace of its own, so that a killed runc leaves no mount.
for word in "$@"; do
  if [ "$word" = restore ]; then exec unshare --mount -- /usr/sbin/runc "$@"; fi
done
exec /usr/sbin/runc "$@"
`;
}

/** podman's settings. `pids_limit = 0`: on mixed cgroup hosts the unified hierarchy has no pids controller. */
export function containersConf(): string {
  return [
    '[containers]',
    'pids_limit = 0',
    '[network]',
    'network_config_dir = "/etc/containers/networks"',
    '[engine]',
    'runtime = "runc"',
    'cgroup_manager = "cgroupfs"',
    'events_logger = "file"',
    '[engine.runtimes]',
    `runc = ["/${runtimeGuard}"]`,
    '',
  ].join('\n');
}

/** The graph root has the same path inside and outside, so that the product reads CRIU's logs directly. */
export function storageConf(): string {
  return [
    '[storage]',
    'driver = "overlay"',
    `graphroot = "${engineLayout().graphRoot}"`,
    'runroot = "/run/containers/storage"',
    '',
  ].join('\n');
}

/** The default network with an interface and a subnet of this checkout's own. */
export function networkJson(): string {
  const { bridge, subnet, gateway } = engineLayout();
  const network = {
    name: 'podman',
    id: '2f259bab93aaaaa2542ba43ef33eb990d0999ee1b9924b557b7be53c0b7a1bb9',
    driver: 'bridge',
    network_interface: bridge,
    created: '2026-01-01T00:00:00Z',
    subnets: [{ subnet, gateway }],
    ipv6_enabled: false,
    internal: false,
    dns_enabled: false,
    ipam_options: { driver: 'host-local' },
  };
  return `${JSON.stringify(network, null, 2)}\n`;
}

/**
 * CRIU's settings under runc: those that are there, which a person may have added to, with what this host needs. On
 * mixed cgroup hosts CRIU must leave the root cpuset alone; its own limit of 10 s is too short for a busy GPU.
 */
export async function runcConf(present: string): Promise<string> {
  const isMixed = (await readFile('/proc/self/cgroup', 'utf8')).trim().split('\n').length > 1;
  const needed = [...(isMixed ? ['manage-cgroups=ignore'] : []), 'timeout 120'];
  return needed.reduce((text, line) => {
    const change = changeCriuConfig(text, line);
    return change.type === 'append' ? change.after : text;
  }, present);
}

/** The one executable through which the product reaches the embedded engine. */
export function wrapperScript(): string {
  const { namespaceFile, upMarker } = engineLayout();
  return `#!/bin/sh
# Made by GPU-Load. Enters the embedded engine's mount namespace and runs podman there.
if [ ! -e ${shellQuoted(upMarker)} ]; then
  echo "The embedded engine is not up. Run: npm run up" >&2
  exit 125
fi
exec nsenter --mount=${shellQuoted(namespaceFile)} -- env -i \\
  PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 podman "$@"
`;
}

// The data folder's name is the user's, and this is the one place where it meets a shell.
const shellQuoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
