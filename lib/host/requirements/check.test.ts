import { describe, expect, it } from 'vitest';
import type { EngineFacts } from '@/lib/host/facts/engine-facts';
import { checkRequirements } from '@/lib/host/requirements/check';
import type { RequirementContext } from '@/lib/host/requirements/context';
import { criuRequirement } from '@/lib/host/requirements/criu';
import { gpuRequirements } from '@/lib/host/requirements/gpu';
import { kernelRequirements } from '@/lib/host/requirements/kernel';
import { networkLockRequirement } from '@/lib/host/requirements/network-lock';
import { podmanRequirement, runtimeRequirement } from '@/lib/host/requirements/podman';

const unknownGpuValues = {
  utilizationPercent: 0,
  temperatureCelsius: null,
  powerWatts: null,
  powerLimitWatts: null,
  smClockMhz: null,
  smClockMaxMhz: null,
  isMigEnabled: null,
  isPersistent: null,
};

const engine: EngineFacts = {
  podman: '5.8.6',
  runtime: 'runc 1.3.6',
  criu: '4.2.1',
  cudaPlugin: null,
  cudaCheckpoint: null,
  iptables: '/usr/sbin/iptables-restore',
  nftables: '/usr/sbin/nft',
  isRootless: false,
  failure: null,
};
const context: RequirementContext = {
  engineKind: 'embedded',
  engine,
  engineNote: null,
  probe: { ok: true, at: '2026-01-15T12:00:00Z', detail: null },
  gpu: { gpus: [], driverVersion: null, note: 'No NVIDIA GPU on this host: nvidia-smi is not installed.' },
  hasGpuHardware: false,
  kernelConfig: { source: '/proc/config.gz', text: 'CONFIG_CHECKPOINT_RESTORE=y\n' },
};
const gpu = (driverVersion: string): RequirementContext['gpu'] => ({
  gpus: [
    { name: 'NVIDIA H100 80GB HBM3', uuid: 'GPU-x', memoryUsedBytes: 0, memoryTotalBytes: 1, ...unknownGpuValues },
  ],
  driverVersion,
  note: null,
});
const states = (rows: { id: string; state: string }[]) => Object.fromEntries(rows.map((row) => [row.id, row.state]));

describe('requirements of this host', () => {
  it('are all told within two seconds, each with what was found, why it matters and, when something is wrong, a remedy', async () => {
    const startedAt = performance.now();
    const rows = await checkRequirements();
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    for (const row of rows) {
      expect(row.found, row.id).not.toBe('');
      expect(row.why, row.id).not.toBe('');
      if (row.state === 'missing' || row.state === 'warning') expect(row.remedy, row.id).not.toEqual([]);
    }
  });
});

describe('GPU', () => {
  it('is not present, and no error, on a host without one', () => {
    expect(states(gpuRequirements(context))).toEqual({
      'gpu-driver': 'not-present',
      'cuda-checkpoint': 'not-present',
      'cuda-plugin': 'not-present',
      'vram-method': 'not-present',
    });
  });

  it('without its driver is missing something', () => {
    expect(states(gpuRequirements({ ...context, hasGpuHardware: true }))).toEqual({
      'gpu-driver': 'missing',
      'cuda-checkpoint': 'missing',
      'cuda-plugin': 'missing',
      'vram-method': 'missing',
    });
  });

  it('needs a driver that can checkpoint', () => {
    expect(states(gpuRequirements({ ...context, gpu: gpu('535.183.01') }))['gpu-driver']).toBe('missing');
    expect(states(gpuRequirements({ ...context, gpu: gpu('580.159.04') }))['gpu-driver']).toBe('ok');
  });

  it('with a driver that hangs is an error, not absent', () => {
    const note = 'The NVIDIA driver does not answer: nvidia-smi said nothing for 1 s.';
    expect(gpuRequirements({ ...context, gpu: { gpus: [], driverVersion: null, note } })[0]).toMatchObject({
      state: 'missing',
      found: note,
    });
  });
});

describe('engine', () => {
  it('is ok only with a real checkpoint and restore on record', () => {
    expect(criuRequirement(context).state).toBe('ok');
    expect(criuRequirement({ ...context, probe: null }).state).toBe('warning');
    expect(criuRequirement({ ...context, probe: { ok: false, at: null, detail: 'y' } }).state).toBe('missing');
    expect(criuRequirement({ ...context, engine: { ...engine, criu: null } }).state).toBe('missing');
  });

  it('does not claim to know what a podman of PODMAN_COMMAND brings along', () => {
    const bare = {
      ...context,
      engineKind: 'override',
      engine: { ...engine, criu: null, iptables: null, nftables: null },
    } as const;
    expect(criuRequirement({ ...bare, probe: null }).state).toBe('warning');
    expect(criuRequirement(bare).state).toBe('ok');
    expect(networkLockRequirement(bare).state).toBe('warning');
  });

  it('must not be rootless', () => {
    expect(podmanRequirement(context).state).toBe('ok');
    expect(podmanRequirement({ ...context, engine: { ...engine, isRootless: true } }).state).toBe('missing');
    expect(
      podmanRequirement({ ...context, engine: { ...engine, podman: null, failure: 'no such file' } }),
    ).toMatchObject({ state: 'missing' });
  });

  it('does not call a crun ok that nobody has tried', () => {
    const crun = { ...engine, runtime: 'crun 1.21' };
    expect(runtimeRequirement({ ...context, engine: crun, engineKind: 'system' }).state).toBe('warning');
    expect(runtimeRequirement(context).state).toBe('ok');
  });

  it('needs a way to lock the network', () => {
    expect(networkLockRequirement(context).state).toBe('ok');
    expect(networkLockRequirement({ ...context, engine: { ...engine, iptables: null } }).state).toBe('warning');
    expect(networkLockRequirement({ ...context, engine: { ...engine, iptables: null, nftables: null } }).state).toBe(
      'missing',
    );
  });
});

describe('kernel', () => {
  it('is judged by what it was built with', () => {
    expect(states(kernelRequirements(context))).toEqual({
      'kernel-checkpoint-restore': 'ok',
      'kernel-soft-dirty': 'warning',
    });
    const without = { ...context, kernelConfig: { source: 'x', text: '# CONFIG_CHECKPOINT_RESTORE is not set\n' } };
    expect(states(kernelRequirements(without))['kernel-checkpoint-restore']).toBe('missing');
  });
});
