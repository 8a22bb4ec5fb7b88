import 'server-only';
import type { Requirement } from '@/lib/domain/live';
import type { RequirementContext } from '@/lib/host/requirements/context';

/** CRIU closes the network of a container while it dumps; it needs a program for that. */
export function networkLockRequirement({ engine, engineKind }: RequirementContext): Requirement {
  const base = {
    id: 'network-lock',
    title: 'Network lock',
    why: 'While CRIU dumps, no packet may reach the container, or open TCP connections break. It closes the network with iptables or nftables; without either the dump of a container with connections fails.',
  };
  const present = [engine?.iptables ? 'iptables' : null, engine?.nftables ? 'nftables' : null].filter(
    (name) => name !== null,
  );
  if (engine?.iptables) return { ...base, state: 'ok', found: `Found ${present.join(' and ')}.`, remedy: [] };
  const remedy = ['$ apt-get install iptables'];
  if (!engine?.nftables && engineKind === 'override') {
    const found =
      "Neither iptables-restore nor nft in this host's own folders; the podman of PODMAN_COMMAND may bring its own.";
    return { ...base, state: 'warning', found, remedy };
  }
  if (!engine?.nftables)
    return { ...base, state: 'missing', found: 'Neither iptables-restore nor nft is there.', remedy };
  return {
    ...base,
    state: 'warning',
    found: 'Found nftables, but not iptables-restore, which CRIU uses unless it is told otherwise.',
    remedy: [
      ...remedy,
      'Or tell CRIU to use nftables (with runc).',
      "$ mkdir -p /etc/criu && echo 'network-lock nftables' >> /etc/criu/runc.conf",
    ],
  };
}
