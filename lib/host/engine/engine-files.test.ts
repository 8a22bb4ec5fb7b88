import { expect, test, vi } from 'vitest';
import { containersConf, runtimeGuard, runtimeGuardScript } from './engine-files';

vi.mock('./layout', () => ({ engineLayout: () => ({}) }));

test('podman reaches the runtime only through the guard, which has the name that processes are known by', () => {
  expect(containersConf()).toContain(`[engine.runtimes]\nrunc = ["/${runtimeGuard}"]`);
  expect(runtimeGuard).toMatch(/\/runc$/);
});

test('a restore gets a mount namespace of its own, everything else does not, and no argument meets the shell', () => {
  const lines = runtimeGuardScript().split('\n');
  expect(lines).toContain('  if [ "$word" = restore ]; then exec unshare --mount -- /usr/sbin/runc "$@"; fi');
  expect(lines).toContain('exec /usr/sbin/runc "$@"');
});
