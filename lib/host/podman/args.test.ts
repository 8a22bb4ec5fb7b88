import { expect, test } from 'vitest';
import { demoSpec, vllmSpec } from '@/lib/domain/builtin-specs';
import { dumpOptionsSchema, restoreOptionsSchema } from '@/lib/domain/options';
import { dumpArgs } from './dump-args';
import { launchArgs } from './launch-args';
import { restoreArgs } from './restore-args';

test('a restore always keeps the checkpoint', () => {
  const options = restoreOptionsSchema.parse({});
  expect(restoreArgs({ form: 'directory', container: 'c' }, options)).toContain('--keep');
  expect(restoreArgs({ form: 'archive', archivePath: '/a', containerPort: null }, options)).toContain('--keep');
});

test('flags of a dump are those that were asked for', () => {
  const args = dumpArgs(
    'c',
    dumpOptionsSchema.parse({ tcpEstablished: true, fileLocks: true, leaveRunning: true }),
    '/a',
  );
  expect(args).toEqual([
    ...[
      'container',
      'checkpoint',
      '--print-stats',
      '--keep',
      '--leave-running',
      '--tcp-established',
      '--file-locks',
      'c',
    ],
  ]);
});

test('an archive carries its compression; in-place dumps carry no archive flags', () => {
  const archive = dumpOptionsSchema.parse({ form: 'archive', compression: 'zstd', ignoreRootfs: true });
  expect(dumpArgs('c', archive, '/a.tar')).toEqual(
    expect.arrayContaining(['--export', '/a.tar', '--compress', 'zstd', '--ignore-rootfs']),
  );
  expect(dumpArgs('c', dumpOptionsSchema.parse({ ignoreRootfs: true }), '/a')).not.toContain('--ignore-rootfs');
});

test('a launch publishes on loopback only, and never pulls a local image', () => {
  const args = launchArgs(demoSpec, { name: 'n', hostPort: 4000, specId: 'demo', runId: 'r' });
  expect(args).toEqual(expect.arrayContaining(['--publish', '127.0.0.1:4000:8000', '--pull=never']));
});

test('what follows the image is the server’s own command', () => {
  const spec = vllmSpec({
    modelId: 'm',
    name: 'vllm',
    apiPort: 8000,
    healthTimeoutMs: 1000,
    seccompProfile: '/p.json',
  });
  const args = launchArgs(spec, { name: 'n', hostPort: 8000, specId: 'vllm', runId: 'r' });
  expect(args.slice(args.indexOf(spec.image) + 1)).toEqual(spec.command);
  expect(args).toEqual(expect.arrayContaining(['--device', 'nvidia.com/gpu=all']));
});
