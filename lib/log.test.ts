import { expect, it } from 'vitest';
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
