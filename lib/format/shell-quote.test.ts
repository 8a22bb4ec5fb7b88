import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { shellQuote } from './shell-quote';

test('a real shell reads back the same arguments, whatever they hold', () => {
  const argv = ['plain', 'with space', "it's", '$(touch /tmp/x)', '', '`id`', 'a\nb', '--name=x;rm', '\\'];
  const line = shellQuote(['printf', '%s\\0', ...argv]);
  const output = execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' });
  expect(output.split('\0').slice(0, -1)).toEqual(argv);
});
