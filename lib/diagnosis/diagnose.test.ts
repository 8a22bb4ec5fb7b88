import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findDecisiveLine } from './decisive-line';
import { diagnose } from './diagnose';

const dumpFailed = '(00.300000) Error (criu/cr-dump.c:2111): Dumping FAILED.';
const harmless =
  "(00.000100) Error (criu/util.c:1534): rlimit: Can't setup RLIMIT_NOFILE for self: Operation not permitted";
const locks = '(00.029800) Error (criu/file-lock.c:110): Some file locks are hold by dumping tasks!';
const toolMissing =
  '(00.001000) Warn  (cuda_plugin.c:585): cuda_plugin: check that cuda-checkpoint is present in $PATH';
const log = (...lines: string[]) => lines.join('\n');

describe('the decisive line', () => {
  test('is not the harmless first error of every log', () => {
    expect(findDecisiveLine(log(harmless, locks, dumpFailed))).toMatchObject({ lineNumber: 2 });
  });

  test('has its neighbours around it', () => {
    expect(findDecisiveLine(log('before', locks, 'after', dumpFailed))?.context).toEqual([
      'before',
      locks,
      'after',
      dumpFailed,
    ]);
  });

  test('is a known one rather than an earlier unknown one', () => {
    const unknown = '(00.02) Error (criu/new.c:1): Something that is not in the catalogue';
    expect(findDecisiveLine(log(unknown, locks, dumpFailed))?.line).toBe(locks);
  });

  test('comes before the end: what follows is clean-up', () => {
    const cleanUp = '(00.05) Error (criu/cgroup.c:2055): cg: cgroupd: recv req error: No space left on device';
    const cause = '(00.04) Error (criu/new.c:1): Something that is not in the catalogue';
    expect(findDecisiveLine(log(cause, dumpFailed, cleanUp))).toMatchObject({ line: cause, cause: null });
  });

  test('of an unknown failure is its first error, not the echo of it in a caller', () => {
    const echo = '(00.11) Error (criu/cr-dump.c:1545): Dump files (pid: 24609) failed with -1';
    const own = '(00.12) Error (criu/new.c:1): Something that is not in the catalogue';
    expect(findDecisiveLine(log(echo, own, dumpFailed))?.line).toBe(own);
    expect(findDecisiveLine(log(echo, dumpFailed))?.line).toBe(echo);
  });

  test('is a hint only when it explains the error or no error is known', () => {
    const device = "(00.2) Error (criu/files-ext.c:94): Can't dump file 17 of that type [20666] (chr 195:255)";
    expect(findDecisiveLine(log(toolMissing, device, dumpFailed))?.cause?.code).toBe('cuda/tool-missing');
    expect(findDecisiveLine(log(toolMissing, locks, dumpFailed))?.cause?.code).toBe('criu/file-locks');
    expect(findDecisiveLine(log(toolMissing, dumpFailed))?.cause?.code).toBe('cuda/tool-missing');
    const noDevice =
      '(00.1) Error (cuda_plugin.c:221): cuda_plugin: Failed to launch cuda-checkpoint to retrieve restore tid: Error initializing CUDA: "no CUDA-capable device is detected"';
    expect(findDecisiveLine(log(noDevice, locks, dumpFailed))?.cause?.code).toBe('criu/file-locks');
    expect(findDecisiveLine(log(noDevice, device, dumpFailed))?.cause?.code).toBe('cuda/no-device');
  });

  test('is never of another phase', () => {
    const inImage = '(00.2) Error (criu/sk-inet.c:912): inet: Connected TCP socket in image';
    expect(findDecisiveLine(log(inImage, dumpFailed), 'dump')?.cause).toBeNull();
    expect(findDecisiveLine(log(inImage, dumpFailed), 'restore')?.cause?.code).toBe('criu/tcp-in-image');
  });

  test('of a log that only says that it failed is that line', () => {
    expect(findDecisiveLine(dumpFailed)).toMatchObject({ lineNumber: 1, cause: null });
    expect(findDecisiveLine('')).toBeNull();
  });
});

// The log of https://github.com/NVIDIA/cuda-checkpoint/issues/26, from the hook to the end.
const lockTimeout = `(00.020701) cuda_plugin: pausing devices on pid 1801089
(10.004259) Error (criu/cr-dump.c:1791): Timeout reached. Try to interrupt: 0
(10.004324) Error (cuda_plugin.c:139): cuda_plugin: Unable to read output of cuda-checkpoint: Interrupted system call
(10.005493) Error (cuda_plugin.c:457): cuda_plugin: PAUSE_DEVICES failed with
(11.004352) Error (criu/cr-dump.c:1791): Timeout reached. Try to interrupt: 1
(11.004398) Error (cuda_plugin.c:139): cuda_plugin: Unable to read output of cuda-checkpoint: Interrupted system call
(11.005243) Error (cuda_plugin.c:472): cuda_plugin: Failed to unlock process status , pid 1801089 may hang
(11.005281) net: Unlock network
(11.005364) Error (compel/src/lib/infect.c:418): Unable to detach from 1801089: No such process
(11.005378) Error (criu/cr-dump.c:2111): Dumping FAILED.`;

test('of several causes the one that explains the others decides', () => {
  expect(findDecisiveLine(lockTimeout, 'dump')?.cause?.code).toBe('cuda/left-locked');
  const unlocked = lockTimeout.split('\n').filter((line) => !line.includes('Failed to unlock'));
  expect(findDecisiveLine(unlocked.join('\n'), 'dump')?.cause?.code).toBe('cuda/lock-timeout');
});

const successful = z
  .object({
    logs: z.array(z.object({ operation: z.enum(['checkpoint', 'restore']), lines: z.array(z.string()).min(2) })),
  })
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'successful-logs.json'), 'utf8'))).logs;

test.each(successful)('nothing in the log of a $operation that worked is decisive', ({ lines }) => {
  expect(lines.some((line) => line.includes('Error ('))).toBe(true);
  expect(findDecisiveLine(lines.join('\n'))).toBeNull();
});

describe('a diagnosis', () => {
  test('of an unknown failure says so', () => {
    expect(
      diagnose({ operation: 'restore', stderr: 'Error: something new', criuLog: '', exitCode: 125 }),
    ).toMatchObject({
      code: 'criu/restore-failed',
      isKnown: false,
      failedPhase: 'restore',
      decisiveLine: 'Error: something new',
    });
  });

  test('reads CRIU’s lines in runc’s quotation when the log is not there', () => {
    const stderr = [
      String.raw`time="2026-11-24T02:52:47Z" level=warning msg="1086:${locks}"`,
      String.raw`time="2026-11-24T02:52:47Z" level=warning msg="1092:${dumpFailed}"`,
      'time="2026-11-24T02:52:47Z" level=error msg="criu failed: type DUMP errno 0"',
    ].join('\n');
    expect(diagnose({ operation: 'checkpoint', stderr, criuLog: '', exitCode: 125 })).toMatchObject({
      code: 'criu/file-locks',
      decisiveLine: locks,
    });
  });

  test('does not take an informational line that quotes a cause for one', () => {
    const criuLog = '(00.1) inet: Connected TCP socket, consider using nothing';
    expect(diagnose({ operation: 'checkpoint', stderr: '', criuLog, exitCode: 125 }).isKnown).toBe(false);
    const stderr = 'time="2026-11-24T02:52:47Z" level=warning msg="no such container"\nError: something new';
    expect(diagnose({ operation: 'other', stderr, criuLog: '', exitCode: 125 }).code).toBe('podman/command-failed');
  });

  test('prefers what CRIU says to what podman says of it', () => {
    const stderr = 'Error: the container name "x" is already in use by y';
    expect(diagnose({ operation: 'checkpoint', stderr, criuLog: log(locks, dumpFailed), exitCode: 125 }).code).toBe(
      'criu/file-locks',
    );
  });

  test('takes podman’s known words when CRIU’s are unknown', () => {
    const criuLog = log('(00.02) Error (criu/new.c:1): Something new', dumpFailed);
    const stderr = 'Error: write /var/lib/x: no space left on device';
    expect(diagnose({ operation: 'checkpoint', stderr, criuLog, exitCode: 125 }).code).toBe('disk/full');
  });
});

describe('a diagnosis', () => {
  const failure = {
    operation: 'checkpoint',
    stderr: 'warning\nError: it failed\n',
    criuLog: '',
    exitCode: 125,
  } as const;

  test('ends with podman’s last words, or with its exit code alone', () => {
    expect(diagnose(failure).detail).toBe('podman ended with exit code 125: Error: it failed');
    expect(diagnose({ ...failure, stderr: '\n' }).detail).toBe('podman ended with exit code 125.');
  });

  test('shows the end of CRIU’s log, and of what podman said where there is none', () => {
    const lines = Array.from({ length: 100 }, (_, i) => `(00.${100 + i}) line ${i}`);
    const { logTail } = diagnose({ ...failure, criuLog: `${lines.join('\n')}\n` });
    expect(logTail.at(-1)).toBe('(00.199) line 99');
    expect(logTail).toEqual(lines.slice(-logTail.length));
    expect(logTail.length).toBeLessThan(100);
    expect(diagnose(failure).logTail).toEqual(['warning', 'Error: it failed']);
  });

  test('carries the neighbours of the decisive line, and none where there is none', () => {
    expect(diagnose({ ...failure, criuLog: log('before', locks, dumpFailed) }).context).toEqual([
      'before',
      locks,
      dumpFailed,
    ]);
    expect(diagnose({ ...failure, stderr: '' })).toMatchObject({ context: [], decisiveLine: null, isKnown: false });
  });

  test('takes what was read of a log in parts as it is', () => {
    const decisive = findDecisiveLine(log('before', locks, dumpFailed));
    const read = diagnose({ ...failure, criuLog: { decisive, tail: ['the end'] } });
    expect(read).toMatchObject({ code: 'criu/file-locks', decisiveLine: locks, logTail: ['the end'] });
  });
});
