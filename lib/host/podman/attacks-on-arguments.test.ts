import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { specSchema, type Spec } from '@/lib/domain/spec';
import { shellQuote } from '@/lib/format/shell-quote';
import { startJob } from '@/lib/host/process/job';
import { seededRandom } from '@/lib/stats/seeded-random';
import { launchArgs } from './launch-args';

const given = { name: 'n', hostPort: 8000, specId: 'demo', runId: 'run' };
const takesValue = new Set([
  ...['--name', '--label', '--annotation', '--network', '--publish', '--env', '--volume', '--device', '--shm-size'],
  ...['--cap-add', '--security-opt'],
]);
// To podman --rootfs is a switch: the path after it stands where the image would.
const alone = new Set(['--detach', '--pull=never', '--rootfs']);

/** Reads arguments as podman does. @returns the flags, and what begins with the image. */
function asPodman([verb, ...args]: string[]): { flags: [string, string][]; rest: string[] } {
  expect(verb).toBe('run');
  const flags: [string, string][] = [];
  let at = 0;
  for (; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (!argument.startsWith('-')) break;
    if (alone.has(argument)) continue;
    expect(takesValue.has(argument), `${argument} is a flag that was not meant`).toBe(true);
    at += 1;
    flags.push([argument, args[at] ?? '']);
  }
  return { flags, rest: args.slice(at) };
}

const pieces = [
  ...['-', '--', '--privileged', '-v', '=', ':', ',', '/', '..', ' ', '\n', '\u0000', '"', "'", '$(id)', '`id`', ';'],
  ...['a', 'b1', '/etc', '/dev/sda', 'all', 'ALL', 'SYS_ADMIN', 'ro', 'rw', 'nvidia.com/gpu=all', 'seccomp=', '@', 'ü'],
];

test(attack('arguments-fuzzed'), () => {
  const random = seededRandom(20);
  const below = (limit: number) => Math.floor(random() * limit);
  const word = () => Array.from({ length: 1 + below(3) }, () => pieces[below(pieces.length)]).join('');
  const some = <T>(make: () => T): T[] => Array.from({ length: below(3) }, make);
  let launched = 0;
  for (let i = 0; i < 5_000; i += 1) {
    const hostile = {
      ...demoSpec,
      // Most fields are left good in each spec, or none would ever be valid.
      ...(below(2) === 0 ? { env: Object.fromEntries(some(() => [word(), word()])) } : {}),
      ...(below(4) === 0 ? { image: word() } : {}),
      ...(below(2) === 0 ? { command: some(word) } : {}),
      ...(below(2) === 0 ? { volumes: some(() => ({ source: word(), target: `/${word()}` })) } : {}),
      ...(below(3) === 0 ? { devices: some(word) } : {}),
      ...(below(3) === 0 ? { capAdd: some(word) } : {}),
      ...(below(3) === 0 ? { securityOpts: some(word) } : {}),
    };
    const parsed = specSchema.safeParse(hostile);
    if (!parsed.success) continue;
    launched += 1;
    const spec = parsed.data;
    const { flags, rest } = asPodman(launchArgs(spec, given));
    const valuesOf = (flag: string) => flags.filter(([name]) => name === flag).map(([, value]) => value);
    expect(rest).toEqual([spec.image, ...spec.command]);
    expect(valuesOf('--env')).toEqual(Object.entries(spec.env).map(([name, value]) => `${name}=${value}`));
    expect(valuesOf('--volume').map((value) => value.split(':').slice(0, 2))).toEqual(
      spec.volumes.map(({ source, target }) => [source, target]),
    );
    expect(valuesOf('--device')).toEqual(spec.devices);
    expect(flags.flat().some((text) => /[\n\u0000]/.test(text))).toBe(false);
  }
  expect(launched).toBeGreaterThan(200);
});

test(attack('command-flag'), () => {
  const spec: Spec = { ...demoSpec, command: ['--privileged', '--volume', '/:/host'] };
  const { flags, rest } = asPodman(launchArgs(spec, given));
  expect(rest).toEqual([spec.image, ...spec.command]);
  expect(flags.map(([name]) => name)).not.toContain('--volume');
  const rooted = launchArgs(specSchema.parse({ ...spec, image: '', rootfs: '/srv/root' }), given);
  expect(asPodman(rooted).rest).toEqual(['/srv/root:O', ...spec.command]);
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gpu-load-args-'));
});
afterAll(() => rm(folder, { recursive: true }));

const hostileArguments = () => {
  const mark = path.join(folder, 'was-run');
  return [
    `$(touch ${mark})`,
    `\`touch ${mark}\``,
    `; touch ${mark}`,
    `\ntouch ${mark}\n`,
    '"',
    "'",
    '\\',
    '-e',
    '$0',
    '*',
    '~',
    '',
  ];
};

test(attack('argument-shell'), async () => {
  const job = await startJob(['printf', '%s\\0', ...hostileArguments()], path.join(folder, 'job'));
  expect((await job.done).exitCode).toBe(0);
  const said = (await readFile(path.join(folder, 'job', 'stdout'), 'utf8')).split('\0').slice(0, -1);
  expect(said).toEqual(hostileArguments());
  expect(existsSync(path.join(folder, 'was-run'))).toBe(false);
});

test(attack('preview-shell'), () => {
  const line = shellQuote(['printf', '%s\\0', ...hostileArguments()]);
  const said = execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' }).split('\0').slice(0, -1);
  expect(said).toEqual(hostileArguments());
  expect(existsSync(path.join(folder, 'was-run'))).toBe(false);
});
