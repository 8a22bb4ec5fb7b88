import { expect, test } from 'vitest';
import { containerNameSchema } from './names';
import { canTransition, isFinal, runStatuses } from './run-status';
import { specSchema } from './spec';
import { demoSpec } from './builtin-specs';

test('a final status never changes again', () => {
  for (const from of runStatuses.filter(isFinal)) {
    expect(runStatuses.filter((to) => canTransition(from, to))).toEqual([]);
  }
});

test.each(['--rm', '-v', 'a b', 'a/b', '../x', '', 'a;b', 'a\n', '$(id)'])(
  '%j is refused as a container name',
  (name) => {
    expect(containerNameSchema.safeParse(name).success).toBe(false);
  },
);

test.each([
  ['image', '--privileged'],
  ['healthPath', 'http://169.254.169.254/'],
  ['completionPath', '//evil.example/x y'],
  ['devices', ['--privileged']],
  ['securityOpts', ['--cap-add=ALL']],
  ['volumes', [{ source: '/a/../etc', target: '/x' }]],
  ['volumes', [{ source: '/a', target: 'relative' }]],
  ['env', { 'A=B': 'x' }],
])('a spec with %s = %j is refused', (field, value) => {
  expect(specSchema.safeParse({ ...demoSpec, [field]: value }).success).toBe(false);
});
