import 'server-only';
import { exec } from '@/lib/host/process/exec';
import { exists } from '@/lib/host/storage/exists';
import { engineLayout } from './layout';

const table = 'inet netavark';

/**
 * Takes away what netavark wrote for containers that are gone with their engine: an old rule would send a published
 * port to an address that nobody has. The table is shared with every podman of the host: only rules of this engine's
 * own subnet and bridge go.
 */
export async function removeNetworkRules(): Promise<void> {
  const { root, subnet, bridge } = engineLayout();
  if (!(await exists(`${root}/usr/sbin/nft`))) return;
  const nft = ['chroot', root, '/usr/sbin/nft'];
  const { stdout, exitCode } = await exec([...nft, '--handle', 'list', 'table', ...table.split(' ')]);
  // No table: nothing was ever published, or another one is used.
  if (exitCode !== 0) return;
  const commands = rulesToRemove(stdout, { subnet, bridge });
  // In one transaction: all or nothing.
  if (commands.length > 0) await exec([...nft, commands.join('; ')]);
}

/** The nft commands that remove an engine's rules, from `nft --handle list table inet netavark`. */
export function rulesToRemove(
  listing: string,
  { subnet, bridge }: Pick<ReturnType<typeof engineLayout>, 'subnet' | 'bridge'>,
): string[] {
  // netavark names a network's chains by its id and subnet: nv_2f259bab_10_121_206_0_nm24.
  const [address = '', bits = ''] = subnet.split('/');
  const chainPart = `_${address.replaceAll('.', '_')}_nm${bits}`;
  const isOwnChain = (name: string) =>
    name.startsWith('nv_') && (name.endsWith(chainPart) || name.endsWith(`${chainPart}_dnat`));
  const rules: string[] = [];
  const chains: string[] = [];
  let chain = '';
  for (const line of listing.split('\n')) {
    const begun = /^\s*chain (\S+) \{/.exec(line)?.[1];
    if (begun !== undefined) {
      chain = begun;
      if (isOwnChain(chain)) chains.push(chain);
      continue;
    }
    const handle = /# handle (\d+)$/.exec(line)?.[1];
    if (handle === undefined || isOwnChain(chain)) continue;
    const words = line.trim().split(' ');
    if (words.includes(subnet) || words.includes(`"${bridge}"`) || words.some(isOwnChain))
      rules.push(`delete rule ${table} ${chain} handle ${handle}`);
  }
  return [
    ...rules,
    ...chains.map((name) => `flush chain ${table} ${name}`),
    ...chains.map((name) => `delete chain ${table} ${name}`),
  ];
}
