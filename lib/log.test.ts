import { expect, it } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { createLogger } from '@/lib/log';

it('never writes the values of secrets', () => {
  let text = '';
  const logger = createLogger('info', { write: (line: string) => void (text += line) });
  logger.info(
    { token: 'AAA', env: { HF_TOKEN: 'BBB' }, request: { headers: { authorization: 'CCC' } }, name: 'vllm' },
    'x',
  );
  expect(text).not.toMatch(/AAA|BBB|CCC/);
  expect(text).toContain('vllm');
});

it(attack('secret-log'), () => {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
  const said = 'podman run --api-key AAA -e HF_TOKEN="BBB" with {"password": "CCC"} and Bearer DDDDDDDDDDDD failed';
  logger.error({ err: new Error(said, { cause: new Error('API_KEY=EEE') }) }, 'MY_SECRET=FFF');
  expect(lines.join('')).not.toMatch(/AAA|BBB|CCC|DDDD|EEE|FFF/);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'MY_SECRET=[redacted]' });
});
