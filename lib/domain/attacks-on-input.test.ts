import { expect, test } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { demoSpec } from './builtin-specs';
import { containerNameSchema, containerRefSchema, idSchema } from './names';
import {
  coldStartInputSchema,
  containerActionInputSchema,
  createCheckpointInputSchema,
  restoreInputSchema,
} from './options';
import { isCriuConfigCode } from './remedies/criu-config-lines';
import { runFilterSchema } from './run-filter';
import { secretMask } from './secret-names';
import { specSchema } from './spec';

const refused = (field: string, values: readonly unknown[]) => {
  const accepted = values.filter((value) => specSchema.safeParse({ ...demoSpec, [field]: value }).success);
  expect(accepted, field).toEqual([]);
};
const withSource = (source: object) =>
  createCheckpointInputSchema.safeParse({
    source: { type: 'spec', specId: 'demo', ...source },
    name: 'x',
    options: {},
  });

const badNames = [
  ...['-v', '--privileged', '-', '', ' ', 'a b', 'a/b', '../x', '..', './a', 'a\n', '\na', 'a\u0000', 'a\t', '$(id)'],
  ...['a;b', 'a|b', '`id`', "a'b", 'a"b', 'ünï', 'а', '{{.Id}}', 'a'.repeat(129), 'a=b', '@a', '%61', 'a\\b'],
];

test(attack('name-flag'), () => {
  expect(withSource({ containerName: 'good' }).success).toBe(true);
  for (const name of badNames) {
    const takers = [
      containerNameSchema.safeParse(name),
      containerRefSchema.safeParse(name),
      specSchema.safeParse({ ...demoSpec, name }),
      withSource({ containerName: name }),
      createCheckpointInputSchema.safeParse({ source: { type: 'container', container: name }, name: 'x', options: {} }),
      createCheckpointInputSchema.safeParse({ source: { type: 'container', container: 'x' }, name, options: {} }),
      restoreInputSchema.safeParse({ checkpointId: 'x', options: { newName: name } }),
      coldStartInputSchema.safeParse({ specId: 'x', containerName: name }),
      containerActionInputSchema.safeParse({ container: name }),
    ];
    expect(
      takers.map(({ success }) => success),
      JSON.stringify(name),
    ).toEqual(takers.map(() => false));
    expect(idSchema.safeParse(name).success, JSON.stringify(name)).toBe(false);
  }
});

test(attack('image-flag'), () => {
  refused('image', ['-v', '--privileged', 'a b', 'a\nb', 'a\u0000', ' a', '$(id)', '/etc', 'a;b', '@a', '']);
});

const volume = (source: string, target = '/x') => [{ source, target }];

test(attack('mount-option'), () => {
  refused('volumes', [
    ...[volume('/a:/etc'), volume('/a', '/x:rw'), volume('/a', '/x:ro,exec,dev,suid'), volume('/a,z', '/x')],
    ...[volume('/a', '/x,rw'), volume('name:/etc'), volume('/a', '/b:/c:rw')],
  ]);
});

test(attack('mount-control'), () => {
  for (const mark of ['\n', '\r', '\u0000', '\u001b', '\u007f', '\t']) {
    refused('volumes', [volume(`/a${mark}--privileged`), volume('/a', `/x${mark}`), volume(`name${mark}`)]);
  }
});

test(attack('mount-upwards'), () => {
  refused('volumes', [
    volume('/a/../etc'),
    volume('/..'),
    volume('/a/..'),
    volume('../a'),
    volume('.'),
    volume('a/../b'),
  ]);
  refused('volumes', [volume('/a', '/x/../../etc'), volume('/a', 'x'), volume('/a', ''), volume('', '/x')]);
});

test(attack('mount-flag'), () => {
  refused('volumes', [volume('-v'), volume('--privileged'), volume('--mount=type=bind'), volume(' /a')]);
});

test(attack('rootfs-option'), () => {
  const rooted = (rootfs: string) => specSchema.safeParse({ ...demoSpec, image: '', rootfs }).success;
  expect(rooted('/srv/root')).toBe(true);
  const bad = ['/srv/root:idmap', '/srv/root:O', '/srv/../etc', '-v', '--privileged', '/a\n', '/a,b', 'relative', ''];
  expect(bad.filter(rooted)).toEqual([]);
});

test(attack('env-name'), () => {
  for (const name of [
    'A=B',
    '-x',
    '--env',
    '',
    ' A',
    'A ',
    'A\nB',
    'A\u0000',
    '1A',
    'A-B',
    'A*',
    'ä',
    'A'.repeat(300),
  ]) {
    refused('env', [{ [name]: 'x' }]);
    expect(withSource({ env: { [name]: 'x' } }).success, name).toBe(false);
  }
});

test(attack('env-value'), () => {
  for (const value of ['a\u0000b', 'a\nB=c', 'a\rb', '\u001b[2J', 'x'.repeat(1_000_000), 5, null, ['x'], { a: 'x' }]) {
    refused('env', [{ A: value }]);
    expect(withSource({ env: { A: value } }).success).toBe(false);
  }
});

test(attack('device-flag'), () => {
  refused('devices', [
    ['-v'],
    ['--privileged'],
    ['/dev/x y'],
    ['/dev/x\n'],
    [''],
    [' /dev/x'],
    Array(33).fill('/dev/x'),
  ]);
});

test(attack('capability-flag'), () => {
  refused('capAdd', [['-v'], ['--privileged'], ['ALL\n'], ['sys_admin'], ['SYS ADMIN'], [''], ['ALL,'], ['CAP=1']]);
  refused('securityOpts', [['-v'], ['--privileged'], ['seccomp=a\nb'], ['=x'], [''], ['a b=c'], ['Seccomp=x']]);
});

test(attack('number-text'), () => {
  const bad = ['80', '80 --privileged', 0, -1, 65_536, 1.5, Number.NaN, Number.POSITIVE_INFINITY, null, [80], 1e21];
  for (const port of bad) {
    refused('port', [{ containerPort: port, hostPort: null }]);
    if (port !== null) refused('port', [{ containerPort: 80, hostPort: port }]);
  }
  refused('shmSizeBytes', ['1g', -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]);
  refused('warmUpRequests', [-1, 101, 1.5, '3', Number.NaN]);
  refused('healthTimeoutMs', [0, -1, 4_000_000, Number.NaN, '1000']);
  refused('requestTimeoutMs', [0, Number.POSITIVE_INFINITY, '1000']);
});

test(attack('path-url'), () => {
  const bad = [
    ...['http://169.254.169.254/latest/meta-data', 'https://evil.example', 'file:///etc/passwd', 'gopher://x', ''],
    ...['/a b', '/a\nHost: evil.example', '/a\r\n\r\nGET /', '/a\u0000', '/ä', ' /a', 'a', '@evil.example', '?q'],
  ];
  for (const field of ['healthPath', 'completionPath', 'beforeDumpPath', 'afterRestorePath']) refused(field, bad);
});

test(attack('body-of-spec'), () => {
  const deep = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`) as unknown;
  refused('requestBody', [{ prompt: 'x'.repeat(300_000) }, { deep }, [], 'text', null, 5]);
});

test(attack('filter-sql'), () => {
  const sql = ["' OR 1=1 --", '1; DROP TABLE "Run"', "x' UNION SELECT 1", '\u0000', '%', '*'];
  for (const text of sql) {
    // What cannot be a filter is none; names go to the database as parameters.
    const filter = runFilterSchema.parse({ kind: text, status: text, before: text, limit: text, spec: text });
    expect([filter.kind, filter.status, filter.before]).toEqual([undefined, undefined, undefined]);
    expect(filter.limit).toBeLessThanOrEqual(1_000);
  }
});

test(attack('criu-code'), () => {
  const codes = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    '../../etc/passwd',
    'criu/x\nexec=/bin/sh',
  ];
  expect(codes.filter((code) => isCriuConfigCode(code))).toEqual([]);
});

test(attack('secret-retry'), () => {
  expect(withSource({ env: { HF_TOKEN: 'hf_something' } }).success).toBe(true);
  expect(withSource({ env: { HF_TOKEN: secretMask } }).success).toBe(false);
});
