import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectTestbed, parseDistribution } from '@/lib/host/facts/collect-testbed';
import { parsePackageVersion, parsePodmanInfo } from '@/lib/host/facts/engine-facts';
import { chosenWord, kernelOption } from '@/lib/host/facts/kernel-facts';

describe('the testbed', () => {
  it('is collected even where podman is missing', async () => {
    const testbed = await collectTestbed(['/no/such/podman'], 'override');
    expect(testbed).toMatchObject({ podman: null, runtime: null, engineKind: 'override' });
    expect(testbed.cpuCount).toBeGreaterThan(0);
    expect(testbed.kernel).toMatch(/^\d+\./);
  });

  it('takes podman and the runtime from podman info', async () => {
    const text = await readFile(path.join(import.meta.dirname, '__fixtures__', 'podman-info.json'), 'utf8');
    expect(parsePodmanInfo(text)).toEqual({ podman: '5.8.6', runtime: 'runc 1.3.6+ds1', isRootless: false });
  });

  it.each(['', '{', '[]', '{"host":3}'])('makes nothing of %j', (text) => {
    expect(parsePodmanInfo(text)).toBeNull();
  });

  it('takes a package version without the packaging', () => {
    const status =
      'Package: criu-dev\nStatus: install ok installed\nVersion: 9\n\nPackage: criu\nStatus: install ok installed\nVersion: 1:4.2.1-2\n';
    expect(parsePackageVersion(status, 'criu')).toBe('4.2.1');
    expect(parsePackageVersion(status.replaceAll('ok installed', 'ok config-files'), 'criu')).toBeNull();
  });

  it('reads the words of the kernel', () => {
    expect(chosenWord('always [madvise] never')).toBe('madvise');
    expect(chosenWord(null)).toBeNull();
    expect(kernelOption('CONFIG_A=y\n# CONFIG_B is not set\n', 'CONFIG_A')).toBe('y');
    expect(kernelOption('CONFIG_A=y\n# CONFIG_B is not set\n', 'CONFIG_B')).toBeNull();
    expect(parseDistribution('NAME=x\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n')).toBe(
      'Debian GNU/Linux 12 (bookworm)',
    );
  });
});
