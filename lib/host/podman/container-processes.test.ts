import { expect, test } from 'vitest';
import { isInGroupOf } from './container-processes';

const id = '8c9b4a5bad419f7096837b29317ea4f055ff3d6cdca1d9c82034d00a867a5df0';
// Recorded on a host with mixed control groups: podman 5.8.6, cgroupfs.
const mixed = `9:name=systemd:/
4:memory:/process_api/055d8b8774d3413215569dd952f1ae0f
0::/libpod_parent/libpod-${id}
`;

test('a process in the group of the container, or below it, is of the container', () => {
  expect(isInGroupOf(mixed, id)).toBe(true);
  expect(isInGroupOf(`0::/machine.slice/libpod-${id}.scope/container\n`, id)).toBe(true);
});

test('its monitor, other containers, the host and an id that is cut short are not', () => {
  expect(isInGroupOf(`0::/machine.slice/libpod-conmon-${id}.scope\n`, id)).toBe(false);
  expect(isInGroupOf(mixed, id.replace('8', '9'))).toBe(false);
  expect(isInGroupOf('0::/\n', id)).toBe(false);
  expect(isInGroupOf(mixed, id.slice(0, 12))).toBe(false);
  expect(isInGroupOf('', '')).toBe(false);
});
