import { beforeEach, expect, test, vi } from 'vitest';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { demoCommands } from './demo-commands';
import { previewCommands } from './preview-commands';

beforeEach(() => {
  vi.stubEnv('PODMAN_COMMAND', 'podman --root /elsewhere');
});

test('a spec that is being edited is previewed as it would be launched, without its secrets', async () => {
  const spec = { ...demoSpec, name: 'mine', env: { HF_TOKEN: 'hf_abcdefghijklmnopqrstuvwxyz' } };
  const [command = ''] = await previewCommands({ kind: 'spec', input: { specId: null, spec } });
  expect(command).toContain('podman --root /elsewhere run --detach --name mine-RUN');
  expect(command).toContain('--publish 127.0.0.1:FREE-PORT:8000');
  expect(command).not.toContain('hf_abc');
});

test('the demo by hand names one container and leaves nothing to fill in', async () => {
  const steps = await demoCommands();
  const engine = steps.map(({ command }) => command).filter((command) => command.startsWith('podman'));
  expect(engine).toHaveLength(4);
  for (const command of engine) expect(command).toContain('demo-by-hand');
  expect(steps.map(({ command }) => command).join('\n')).not.toMatch(/null|undefined|FREE-PORT|RUN/);
});
