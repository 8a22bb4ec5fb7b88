import { expect, test } from 'vitest';
import { parseLine } from './parse-line';

// As CRIU 4.2.1 prints them.
test.each([
  ['(00.078370)      1: vma 0x7f6e88951000 0x7f6e88b17000', { atUs: 78_370, process: 1, module: '', level: 'info' }],
  ['(00.085679) pie: 1: \tmmap(0x7f6ea053e000)', { atUs: 85_679, process: 1, module: 'pie', level: 'info' }],
  ['pie: 1: __sent ack msg: 66 66 0', { atUs: null, process: 1, module: 'pie', level: 'info' }],
  ['(00.912691) page-xfer: \tp 0x7f64 - 0x7f65', { atUs: 912_691, process: null, module: 'page-xfer' }],
  ['(00.194828) PPB: 256 pages 1 segs', { module: 'page-pipe' }],
  ['(04.976016) cuda_plugin: finished cuda_plugin stage 2 err 0', { atUs: 4_976_016, module: 'cuda_plugin' }],
  ['(00.01) Error (criu/util.c:1): not six digits', { atUs: null }],
  ["(00.001000) Error (criu/util.c:1534): rlimit: Can't setup", { module: 'rlimit', level: 'error' }],
  [
    '(00.100000)      1: Error (criu/files-reg.c:2244): File x has',
    { process: 1, module: 'files-reg', level: 'error' },
  ],
  ['(00.100000)      1: Warn  (criu/net.c:9): net: x', { process: 1, module: 'net', level: 'warning' }],
  ['(00.100000) Error (cuda_plugin.c:139): cuda_plugin: x', { module: 'cuda_plugin', level: 'error' }],
  ['(00.000000) CRIU run id = d0bd52a0', { module: '', process: null }],
  ['(12345.000001) mnt:', { atUs: 12_345_000_001, module: 'mnt' }],
  ['', { atUs: null, process: null, module: '', level: 'info', textAt: 0 }],
])('%s', (line, expected) => {
  expect(parseLine(line)).toMatchObject(expected);
});

test('the text begins after the time stamp, with its indentation', () => {
  const line = '(00.078370)      1: vma';
  expect(line.slice(parseLine(line).textAt)).toBe('     1: vma');
});

test('a line reads the same as bytes and as characters', () => {
  for (const line of ['(00.000001) Error (crïu/nët.c:1): ñet: é', '\u00a01: x', '(00.000001) net:\u00a0x', 'ü: x']) {
    const { textAt: _, ...parsed } = parseLine(line);
    expect(parseLine(Buffer.from(line, 'utf8').toString('latin1'))).toMatchObject(parsed);
  }
});
