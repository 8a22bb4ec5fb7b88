import { expect, test } from 'vitest';
import { isSecretName, knownTokens, secretMask, urlPassword } from './secret-names';

test.each(['ACCESS_KEY', 'accesskey', 'MY.SECRET', 'creds', '---api.key', 'GITHUB-TOKEN', 'apikey'])(
  '%s is a secret',
  (name) => {
    expect(isSecretName(name)).toBe(true);
  },
);

test.each(['KEY', 'ACCESS', 'PASS', 'TOKENIZER', 'CREDIT', ''])('%j is none', (name) => {
  expect(isSecretName(name, 'x')).toBe(false);
});

test.each([
  ['--max-tokens', '16', false],
  ['MAX_TOKENS_PER_REQUEST', '999999999', false],
  ['TOKEN', '1', false],
  // A number that is no count, and values that only begin or end like one.
  ['TOKEN', '1234567890', true],
  ['TOKEN', '12a', true],
  ['TOKEN', 'a12', true],
  ['TOKEN', '', true],
  ['TOKENSHIRE', '16', true],
  // A password may be a number.
  ['DB_PASSWORD', '1234', true],
] as const)('%s=%s: %s', (name, value, isSecret) => {
  expect(isSecretName(name, value)).toBe(isSecret);
});

const redacted = (text: string) => text.replaceAll(knownTokens, '#');
const letters = 'Ab3'.repeat(7).slice(0, 20);

test.each(
  [`hf_${letters}`, ...'pousr'.split('').map((kind) => `gh${kind}_${letters}`)].concat(
    `github_pat_${letters}_`,
    `sk-${letters}`,
    `nvapi-_-${letters}`,
    'AKIA0123456789ABCDEF',
  ),
)('%s is known by its form, wherever it stands', (token) => {
  expect(redacted(token)).toBe('#');
  expect(redacted(`a "${token}", b ${token}`)).toBe('a "#", b #');
});

test.each([
  `hf_${letters.slice(1)}`,
  `ghx_${letters}`,
  `xhf_${letters}`,
  'AKIA0123456789ABCDE',
  `sk-${letters.slice(1)}`,
])('%s is no token', (text) => {
  expect(redacted(text)).toBe(text);
});

test('of an address only its password is replaced', () => {
  const masked = (text: string) => text.replaceAll(urlPassword, `$1${secretMask}$2`);
  expect(masked('postgres://me:pass:word@host:5432/db and http://u:p@h')).toBe(
    `postgres://me:${secretMask}@host:5432/db and http://u:${secretMask}@h`,
  );
  for (const text of ['http://host:80/a@b', 'http://me@host', 'http://host/a:b@c', 'me:pass@host'])
    expect(masked(text)).toBe(text);
});
