import { describe, expect, test } from 'vitest';
import { candidateReader, isEcho, isHarmless, quotedCriuLog } from './criu-log';
import { contextLines, findDecisiveEngineLine, findDecisiveLine } from './decisive-line';

const error = (text: string) => `(00.1) Error (criu/new.c:1): ${text}`;
const warning = (text: string) => `(00.1) Warn  (criu/new.c:1): ${text}`;
const failed = (what = 'Dumping') => `(00.3) Error (criu/cr-dump.c:2111): ${what} FAILED.`;
const candidatesOf = (...lines: string[]) => {
  const reader = candidateReader();
  lines.forEach((line, index) => reader.push(line, index));
  return reader.result();
};

describe('lines that may say why', () => {
  test('are errors and warnings with their place and level, and no others', () => {
    const lines = [
      'plain',
      error('a'),
      '(00.1) net: MyError (x',
      warning('b'),
      '(00.1) Warn (criu/x.c:1): c',
      'Warn   (x',
    ];
    expect(candidatesOf(...lines)).toEqual({
      candidates: [
        { text: lines[1], index: 1, level: 'error' },
        { text: lines[3], index: 3, level: 'warning' },
        { text: lines[4], index: 4, level: 'warning' },
      ],
      end: null,
    });
  });

  test.each(['Dumping', 'Restoring', 'Pre-dumping'])('end before the last “%s FAILED”', (what) => {
    const { candidates, end } = candidatesOf(failed(what), error('a'), failed(what), error('clean-up'));
    expect(candidates.map(({ index }) => index)).toEqual([1]);
    expect(end).toEqual({ text: failed(what), index: 2, level: 'error' });
  });

  test('are the first 2,000 of a log that has more, each cut after 4,096 characters', () => {
    const long = error('x'.repeat(5_000));
    const { candidates } = candidatesOf(long, ...Array.from({ length: 2_100 }, (_, i) => error(`${i}`)));
    expect(candidates).toHaveLength(2_000);
    expect(candidates[0]?.text).toBe(long.slice(0, 4_096));
    expect(candidates.at(-1)?.index).toBe(1_999);
  });
});

test.each([
  "rlimit: Can't setup RLIMIT_NOFILE for self: Operation not permitted",
  'cuda_plugin: Could not find restore thread 7',
  'Set CLONE_PARENT | CLONE_NEWPID but it might cause restore problem,',
  'Will restore 1 with interrupted system call',
  "net: NSID isn't reported for network links",
])('“%s” says nothing', (text) => {
  expect(isHarmless(error(text))).toBe(true);
  expect(candidatesOf(error(text), warning(text)).candidates).toEqual([]);
});

test('other lines are not called harmless', () => {
  for (const text of ['', 'rlimit', 'interrupted', 'Some file locks are hold']) expect(isHarmless(text)).toBe(false);
});

test.each([
  'Dump files (pid: 1) failed with -1',
  'Dump files (pid: 1) failed with -1  ',
  'Write 1 failed with 12',
  'Unable to open fd=3',
  ...['dump page', 'infect', 'fixup', 'dump misc', 'dump threads', 'cure'].map((what) => `Can't ${what} with`),
  '1 exited, status=1',
  'Failed to lock TCP connection',
  'Failed to unlock TCP connection',
  'Killing processes because of failure on restore.',
  "Can't open 12's mapfile link 5",
  'Restorer fail 1',
])('“%s” is the echo of another error', (text) => {
  expect(isEcho(error(text))).toBe(true);
});

test.each([
  'failed with -1: disk full',
  'failed with',
  "Can't open x's mapfile link",
  "Can't dump",
  'Failed to load TCP connection',
])('“%s” is no echo', (text) => {
  expect(isEcho(error(text))).toBe(false);
});

test('what runc quotes of the log is read as the log itself: tabs, quotes, and only what it quotes', () => {
  const stderr = [
    String.raw`time="x" level=warning msg="12:\ta \"b\""`,
    'time="x" level=error msg="criu failed: type DUMP"',
    'time="x" level=warning msg="3:c" and more',
    'time="x" level=warning msg="4:d"',
  ].join('\n');
  expect(quotedCriuLog(stderr)).toBe('\ta "b"\nd');
  expect(quotedCriuLog('nothing')).toBe('');
});

describe('the decisive line', () => {
  test('has four neighbours on each side, and fewer at the ends', () => {
    expect(contextLines).toBe(4);
    const around = (before: number, after: number) =>
      findDecisiveLine([...Array<string>(before).fill('b'), error('a'), ...Array<string>(after).fill('c')].join('\n'));
    expect(around(9, 9)).toMatchObject({
      lineNumber: 10,
      context: ['b', 'b', 'b', 'b', error('a'), 'c', 'c', 'c', 'c'],
    });
    expect(around(1, 0)?.context).toEqual(['b', error('a')]);
  });

  test('is an echo only where nothing else is an error, and never an unknown warning', () => {
    const echo = error('x failed with -1');
    expect(findDecisiveLine([warning('w'), echo, failed()].join('\n'))?.line).toBe(echo);
    expect(findDecisiveLine([warning('w'), failed()].join('\n'))?.line).toBe(failed());
    expect(findDecisiveLine(warning('w'))).toBeNull();
  });
});

describe('the decisive line of podman’s words', () => {
  test('is the last one when none is known, without blank lines after it', () => {
    expect(findDecisiveEngineLine('one\ntwo\n\n')).toEqual({ line: 'two', lineNumber: 2, context: [], cause: null });
    expect(findDecisiveEngineLine('\n \n')).toBeNull();
  });

  test('is that of the earlier row of the catalogue, wherever it stands', () => {
    const found = findDecisiveEngineLine(
      'first\nError: no container with name or ID "x"\nwrite: no space left on device\nlast',
    );
    expect(found).toMatchObject({
      lineNumber: 3,
      line: 'write: no space left on device',
      cause: { code: 'disk/full' },
    });
  });

  test.each(['warning', 'info', 'debug'])('is no message of the level %s, but one of an error', (level) => {
    const of = (word: string) => findDecisiveEngineLine(`time="x" level=${word} msg="no space left on device"\nlast`);
    expect(of(level)).toMatchObject({ line: 'last', cause: null });
    expect(of('error')).toMatchObject({ lineNumber: 1, cause: { code: 'disk/full' } });
  });
});
