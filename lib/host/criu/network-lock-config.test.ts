import { expect, it } from 'vitest';
import { networkLockOf, withNetworkLock } from './network-lock-config';

it('replaces the network lock and keeps everything else', () => {
  const before = 'manage-cgroups=ignore\n# chosen by hand\nnetwork-lock = nftables\ntcp-close\n';
  expect(withNetworkLock(before, 'skip')).toBe(
    'manage-cgroups=ignore\n# chosen by hand\ntcp-close\nnetwork-lock skip\n',
  );
});

it('writes a file of one line where the host has no settings', () => {
  expect(withNetworkLock('', 'iptables')).toBe('network-lock iptables\n');
});

it.each([
  ['network-lock nftables', 'nftables'],
  ['--network-lock=skip', 'skip'],
  ['manage-cgroups=ignore', null],
])('reads the lock from “%s”', (text, lock) => {
  expect(networkLockOf(`tcp-close\n${text}\n`)).toBe(lock);
});
