import { describe, expect, it } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { assertSafeListening, parseEnv } from '@/lib/env';

describe('settings', () => {
  it('has a default for everything that needs one', () => {
    expect(parseEnv({})).toMatchObject({ ENGINE: 'auto', HOST: '127.0.0.1', PORT: 3000, HEALTH_CHECK_TIMEOUT: 600 });
  });

  it('takes an empty line as not set', () => {
    const settings = parseEnv({ PORT: '', GPU_LOAD_TOKEN: ' ', PODMAN_COMMAND: '', CHECKPOINT_DIR: '' });
    expect(settings.PORT).toBe(3000);
    expect(settings.GPU_LOAD_TOKEN).toBeUndefined();
    expect(settings.PODMAN_COMMAND).toBeUndefined();
  });

  it(attack('secret-settings'), () => {
    const parse = () => parseEnv({ GPU_LOAD_TOKEN: 'too-short-123', PORT: 'hf_token-in-the-wrong-place' });
    expect(parse).toThrow('GPU_LOAD_TOKEN must have at least 16 characters');
    expect(parse).not.toThrow(/too-short|wrong-place/);
  });

  it('splits the podman command into arguments', () => {
    expect(parseEnv({ PODMAN_COMMAND: ' sudo  -n podman ' }).PODMAN_COMMAND).toEqual(['sudo', '-n', 'podman']);
  });

  it.each([
    ['ENGINE', 'docker'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['GPU_LOAD_TOKEN', 'short'],
    ['CHECKPOINT_DIR', 'relative/folder'],
    ['CONT_NAME', '-rm'],
    ['HEALTH_CHECK_TIMEOUT', '0'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s and does not repeat a bad value', (name, value) => {
    const parse = () => parseEnv({ [name]: value });
    expect(parse).toThrow(new RegExp(`\\n  ${name} must`));
    if (name === 'GPU_LOAD_TOKEN') expect(parse).not.toThrow(/short/);
  });
});

describe('listening', () => {
  it.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1'])('is safe on %s without a token', (HOST) => {
    expect(() => assertSafeListening({ HOST, GPU_LOAD_TOKEN: undefined })).not.toThrow();
  });

  it.each(['0.0.0.0', '::', '192.168.0.4', 'gpu.example', '127.evil.example'])(
    'on %s is refused without a token',
    (HOST) => {
      expect(() => assertSafeListening({ HOST, GPU_LOAD_TOKEN: undefined })).toThrow(/GPU_LOAD_TOKEN/);
      expect(() => assertSafeListening({ HOST, GPU_LOAD_TOKEN: 'x'.repeat(16) })).not.toThrow();
    },
  );
});
