import 'server-only';
import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { closeDatabase } from '@/lib/db/client';
import { ensureLocalHost } from '@/lib/db/hosts';
import { migrateDatabase } from '@/lib/db/migrate';
import { dataDir } from '@/lib/env';
import { exec } from '@/lib/host/process/exec';
import { FaultBench } from './bench';
import { inject, type Injected } from './inject';
import { modelServers } from './model-server';
import { ownPlaces } from './places';
import { faultKinds, planInjection, targetKinds, targetsOf, type FaultKind, type TargetKind } from './plan';
import { isInjection, lineOf, report } from './report';

const msPerMinute = 60_000;

interface State {
  seed: number;
  done: Injected[];
}

/**
 * `npm run test:faults -- --seed N --count N [--minutes N] [--resume] [--only FAULT,…] [--onto TARGET,…] [--server demo]
 * [--keep]`: a campaign of faults with an engine of its own. It goes on where it stopped with --resume; docs/faults.md is
 * written at its end (not with --only or --onto). --keep leaves the engine for the next campaign. The exit code says whether anything was wrong.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '200' },
      minutes: { type: 'string', default: '600' },
      resume: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
      only: { type: 'string' },
      onto: { type: 'string' },
      server: { type: 'string', default: 'small' },
    },
  });
  const stateFile = path.join(dataDir(), 'faults-state.json');
  const earlier = values.resume ? await readState(stateFile) : null;
  const state: State = earlier ?? { seed: Number(values.seed), done: [] };
  const targets = chosen(targetKinds, values.onto);
  const faults = chosen(faultKinds, values.only).filter((kind) => targetsOf[kind].some((one) => targets.includes(one)));
  const isWhole = !values.only && !values.onto;
  const places = await ownPlaces();
  await migrateDatabase();
  await ensureLocalHost(hostname());
  const bench = new FaultBench(places, z.enum(modelServers).parse(values.server));
  try {
    await bench.clear();
    await bench.prepare();
    const untilMs = Date.now() + Number(values.minutes) * msPerMinute;
    await campaign(bench, state, { count: Number(values.count), untilMs, stateFile, faults, targets });
    if (isWhole) await writeFile(path.join('docs', 'faults.md'), report(state.done, { seed: state.seed, tools: await toolsOf(places.namespaceFile) })); // prettier-ignore
  } finally {
    await bench.server?.kill();
    await closeDatabase();
    if (!values.keep) await places.remove();
  }
  const struck = state.done.filter(isInjection);
  const wrong = struck.filter(({ violations }) => violations.length > 0);
  console.log(`faults: ${struck.length} injections, ${wrong.length} with something wrong`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

async function campaign(
  bench: FaultBench,
  state: State,
  {
    count,
    untilMs,
    stateFile,
    faults,
    targets,
  }: {
    count: number;
    untilMs: number;
    stateFile: string;
    faults: readonly FaultKind[];
    targets: readonly TargetKind[];
  },
): Promise<void> {
  const already = state.done.filter(isInjection).length;
  for (
    let injected = already;
    injected < count && Date.now() < untilMs;
    injected = state.done.filter(isInjection).length
  ) {
    const one = await inject(bench, planInjection(state.seed, state.done.length, faults, targets));
    state.done.push(one);
    await writeFile(stateFile, JSON.stringify(state));
    console.log(lineOf(one));
  }
}

/** The names of a list with commas, all of them without one. */
function chosen<T extends string>(all: readonly T[], list: string | undefined): T[] {
  return all.filter((name) => !list || list.split(',').includes(name));
}

async function readState(file: string): Promise<State | null> {
  return readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as State,
    () => null,
  );
}

async function toolsOf(namespaceFile: string): Promise<string> {
  const versions = [];
  for (const name of ['podman', 'runc', 'criu']) {
    const { stdout } = await exec(['nsenter', `--mount=${namespaceFile}`, '--', name, '--version']);
    versions.push(`${name} ${/\d+\.\d+(\.\d+)?/.exec(stdout)?.[0] ?? 'unknown'}`);
  }
  return versions.join(', ');
}

await main();
