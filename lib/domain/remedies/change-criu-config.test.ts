import { expect, test } from 'vitest';
import { changeCriuConfig } from './change-criu-config';

test.each([
  ['', 'link-remap', 'link-remap\n'],
  ['manage-cgroups=ignore\n', 'link-remap', 'manage-cgroups=ignore\nlink-remap\n'],
  ['manage-cgroups=ignore', 'timeout 120', 'manage-cgroups=ignore\ntimeout 120\n'],
  ['# link-remap\n', 'link-remap', '# link-remap\nlink-remap\n'],
])('%j gets %s behind what is there', (before, line, after) => {
  expect(changeCriuConfig(before, line)).toEqual({ type: 'append', line, after });
  expect(after.startsWith(before)).toBe(true);
});

test.each([
  ['link-remap\n', 'link-remap'],
  ['  link-remap   # for python\n', 'link-remap'],
  ['manage-cgroups ignore\n', 'manage-cgroups=ignore'],
  ['timeout = 120\n', 'timeout 120'],
])('%j has %s already', (before, line) => {
  expect(changeCriuConfig(before, line)).toEqual({ type: 'present', line });
});

test('an option that somebody gave another value is neither changed nor doubled', () => {
  expect(changeCriuConfig('ghost-limit 1G\n', 'ghost-limit 300M')).toMatchObject({
    type: 'conflict',
    found: 'ghost-limit 1G',
  });
});

test('writing twice is writing once', () => {
  const first = changeCriuConfig('', 'skip-in-flight');
  expect(changeCriuConfig(first.type === 'append' ? first.after : '', 'skip-in-flight').type).toBe('present');
});
