import { expect, test } from 'vitest';
import { findStall, isStalled, looksUntilStalled, type ProcessTexts } from './runtime-stall';

const id = '8c9b4a5bad419f7096837b29317ea4f055ff3d6cdca1d9c82034d00a867a5df0';

/** Fields of /proc/PID/stat as Linux 6.18 writes them, up to the CPU time. */
const statOf = (pid: number, name: string, state: string, parent: number, ticks = 3) =>
  `${pid} (${name}) ${state} ${parent} ${pid} ${pid} 0 -1 4194560 1180 0 0 0 ${ticks} 2 0 0 20 0 8 0 531022 1268449280 3317`;
const one = (pid: number, name: string, state: string, parent: number, cmdline = '', ticks = 3): ProcessTexts => ({
  pid,
  stat: statOf(pid, name, state, parent, ticks),
  cmdline,
  wchan: 'poll_schedule_timeout.constprop.0',
});
const conmon = one(100, 'conmon', 'S', 1, `/usr/bin/conmon\0--api-version\x001\0-c\0${id}\0-n\0demo\0`);
const runc = (state = 'S', ticks = 3) => one(101, 'runc', state, 100, `/usr/sbin/runc\0restore\0${id}\0`, ticks);

test('a runc at work on a restore is no sign: its CRIU lives', () => {
  const criu = one(110, 'criu', 'S', 101, 'criu\0swrk\x003\0');
  expect(findStall([conmon, runc(), criu], id)).toBeNull();
  expect(findStall([conmon, runc(), criu], 'demo')).toBeNull();
});

test('a runc whose CRIU is a zombie waits in vain, whatever else lives below it', () => {
  // As it was seen with runc 1.3.6 and CRIU 4.2.1: half-restored processes still have CRIU's name.
  const helper = one(112, 'criu', 'S', 101, 'criu\0swrk\x003\0');
  const restored = one(113, 'criu', 'S', 101, 'criu\0swrk\x003\0');
  const found = findStall([conmon, runc(), one(110, 'criu', 'Z', 101), helper, restored], id);
  expect(found?.sign).toContain('101 waits for CRIU 110, which is dead');
  expect(found?.pids).toEqual([100, 101, 110, 112, 113]);
});

test('a monitor without a living child is a sign', () => {
  expect(findStall([conmon], id)?.pids).toEqual([100]);
  expect(findStall([conmon, one(101, 'runc', 'Z', 100)], id)?.sign).toContain('no living child');
});

test('a runc without a living child is the same sign only while its CPU time stands still', () => {
  const signs = [3, 3, 3, 3, 9, 9, 9, 9, 9].map((ticks) => findStall([conmon, runc('S', ticks)], id)?.sign ?? null);
  expect(signs.map((_, last) => isStalled(signs.slice(0, last + 1)))).toEqual([...Array<boolean>(8).fill(false), true]);
});

test('a runc that runs or waits for the disk, and a container that runs, are no sign', () => {
  expect(findStall([conmon, runc('R')], id)).toBeNull();
  expect(findStall([conmon, runc('D')], id)).toBeNull();
  expect(findStall([conmon, one(111, 'a (strange) name', 'S', 100)], id)).toBeNull();
});

test('a monitor that reads from a pipe which only the restored container holds open waits in vain', () => {
  // As it was seen when runc was killed after CRIU had brought the container to life.
  const reading = { ...conmon, wchan: 'anon_pipe_read' };
  const restored = one(113, 'python3', 'S', 100, 'python3\0-u\0/srv/server.py\0');
  const found = findStall([reading, restored], id);
  expect(found?.sign).toContain('100 reads from a runtime that is gone');
  expect(found?.pids).toEqual([100, 113]);
  expect(findStall([conmon, restored], id)).toBeNull();
  const criu = one(110, 'criu', 'S', 101, 'criu\0swrk\x003\0');
  expect(findStall([reading, restored, runc(), criu], id)).toBeNull();
});

test('another container, no monitor and processes that have gone are no sign', () => {
  expect(findStall([conmon], 'another')).toBeNull();
  expect(findStall([], id)).toBeNull();
  expect(findStall([{ ...conmon, stat: '' }], id)).toBeNull();
});

test('a sign in between that somebody works begins the count anew', () => {
  expect(isStalled(Array<string>(looksUntilStalled).fill('a'))).toBe(true);
  expect(isStalled(['a', 'a', 'a', null, 'a'])).toBe(false);
  expect(isStalled(Array<null>(looksUntilStalled).fill(null))).toBe(false);
});
