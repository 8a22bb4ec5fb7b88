import { hostname } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase } from '@/lib/db/client';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { podman } from '@/lib/host/podman/podman';
import { FaultBench } from './bench';
import { ownContainers } from './check';
import { inject } from './inject';
import { borrowedPlaces, type Places } from './places';
import type { FaultKind, TargetKind } from './plan';

// The short campaign: faults that touch nothing but this test's own data folder and container.
let places: Places | null = null;
let bench: FaultBench;

beforeAll(async () => {
  places = await borrowedPlaces('faults-short');
  await migrateDatabase();
  await ensureLocalHost(hostname());
  bench = new FaultBench(places, 'small');
  await bench.prepare();
});
afterAll(async () => {
  const left = places === null ? [] : await ownContainers(bench);
  if (left.length > 0)
    await podman(['rm', '--force', '--time', '0', ...left.map(({ id }) => id)], { timeoutMs: 60_000 });
  await bench.server?.kill();
  await closeDatabase();
  await places?.remove();
});

it.each<[FaultKind, TargetKind, number]>([
  ['kill-server', 'restore', 0.3],
  ['kill-criu', 'checkpoint', 0],
  ['kill-podman', 'restore', 0.1],
  ['read-only-database', 'restore', 0.2],
  ['second-server', 'checkpoint', 0],
  ['move-clock', 'restore', 0.1],
])(
  '%s in the middle of %s: the record is true, nothing golden is touched, the next restore works',
  async (fault, target, moment) => {
    // A machine that is quick that day may be done before it is struck: such a one says nothing, and is taken again.
    let result = await inject(bench, { index: 0, fault, target, moment, dice: 0 });
    for (let tries = 1; result.struck === null && tries < 4; tries += 1) {
      result = await inject(bench, { index: tries, fault, target, moment: moment / 2 ** tries, dice: 0 });
    }
    expect(result.violations).toEqual([]);
    expect(result.struck).not.toBeNull();
  },
);
