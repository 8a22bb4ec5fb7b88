import { describe, expect, it } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { isSecretName, redactArgv, redactEnv, redactText, secretValues } from '@/lib/host/redact';

const hfToken = `hf_${'aB3'.repeat(11)}x`;

describe('names', () => {
  it.each([
    'HF_TOKEN',
    'hf_token',
    'AWS_SECRET_ACCESS_KEY',
    'DB_PASSWORD',
    'MYSQL_PASSWD',
    'OPENAI_API_KEY',
    'APIKEY',
    'GOOGLE_CREDENTIALS',
    '--api-key',
    '--hf-token',
  ])('%s is a secret', (name) => {
    expect(isSecretName(name, 'x')).toBe(true);
  });

  it.each([
    ['TOKENIZERS_PARALLELISM', 'false'],
    ['--tokenizer', 'Qwen/Qwen2-1.5B-Instruct'],
    ['--max-num-batched-tokens', '2048'],
    ['MAX_TOKENS', '16'],
    ['MODEL_ID', 'x'],
    ['PATH', '/bin'],
    ['MONKEY', 'x'],
  ])('%s=%s is none', (name, value) => {
    expect(isSecretName(name, value)).toBe(false);
  });
});

describe('arguments', () => {
  it('hides values in every way podman takes a variable', () => {
    expect(
      redactArgv([
        'run',
        '-e',
        'HF_TOKEN=abc',
        '--env',
        'API_KEY=a b',
        '--env=MY_SECRET=x=y',
        '-eDB_PASSWORD=z\nz',
        '-e',
        'PORT=80',
        'img',
      ]),
    ).toEqual([
      'run',
      '-e',
      'HF_TOKEN=[redacted]',
      '--env',
      'API_KEY=[redacted]',
      '--env=MY_SECRET=[redacted]',
      '-eDB_PASSWORD=[redacted]',
      '-e',
      'PORT=80',
      'img',
    ]);
  });

  it('hides the values of flags of the server itself', () => {
    expect(
      redactArgv(['serve', '--api-key', 'abc', '--hf-token=abc', '--max-tokens', '16', '--tokenizer', 'Qwen/x']),
    ).toEqual([
      'serve',
      '--api-key',
      '[redacted]',
      '--hf-token=[redacted]',
      '--max-tokens',
      '16',
      '--tokenizer',
      'Qwen/x',
    ]);
  });

  it('does not take the next flag for a value', () => {
    expect(redactArgv(['--api-key', '--port', '80'])).toEqual(['--api-key', '--port', '80']);
  });

  it('leaves a name without a value alone: podman takes it from its own environment', () => {
    expect(redactArgv(['-e', 'HF_TOKEN', 'image'])).toEqual(['-e', 'HF_TOKEN', 'image']);
  });

  it('finds tokens by their form and by their value, wherever they are', () => {
    expect(redactArgv(['sh', '-c', `login ${hfToken}`, 'the-value'], ['the-value'])).toEqual([
      'sh',
      '-c',
      'login [redacted]',
      '[redacted]',
    ]);
  });
});

describe('environment', () => {
  it('hides secrets and keeps the rest', () => {
    const env = {
      HF_TOKEN: 'abcdefgh',
      EMPTY_TOKEN: '',
      TOKENIZERS_PARALLELISM: 'false',
      HEADER: 'Bearer abc.def-12345',
    };
    expect(redactEnv(env)).toEqual({
      HF_TOKEN: '[redacted]',
      EMPTY_TOKEN: '',
      TOKENIZERS_PARALLELISM: 'false',
      HEADER: 'Bearer [redacted]',
    });
    expect(secretValues(env)).toEqual(['abcdefgh']);
  });
});

describe('text', () => {
  it.each([
    [`token is ${hfToken}.`, 'token is [redacted].'],
    ['Authorization: Bearer abc.def-12345', 'Authorization: Bearer [redacted]'],
    ['authorization: basic dXNlcjpodW50ZXIy', 'authorization: basic [redacted]'],
    ['HF_TOKEN=abc PORT=80', 'HF_TOKEN=[redacted] PORT=80'],
    ["export AWS_SECRET_ACCESS_KEY='a b c'", 'export AWS_SECRET_ACCESS_KEY=[redacted]'],
    ['{"api_key": "a\\"b", "port": "80"}', '{"api_key": "[redacted]", "port": "80"}'],
    ["{'hf_token': 'abc'}", "{'hf_token': '[redacted]'}"],
    ['vllm serve --api-key abc --port 80', 'vllm serve --api-key [redacted] --port 80'],
    ['password: hunter2', 'password: [redacted]'],
    ['https://user:pa%3Ass@host.example/x', 'https://user:[redacted]@host.example/x'],
    ['["-e","HF_TOKEN=abc","x"]', '["-e","HF_TOKEN=[redacted]","x"]'],
  ])('%s', (text, clean) => {
    expect(redactText(text)).toBe(clean);
    expect(redactText(clean)).toBe(clean);
  });

  it.each([
    'prompt eval time = 12 ms / 5 tokens',
    'BOS token = 1 <s>',
    'n_tokens=5 max_tokens=16',
    'MAX_NUM_BATCHED_TOKENS=2048',
    'pip install hf_transfer',
    'uses bearer authentication',
    'Error (criu/util.c:657): exited, status=127',
    '"max_tokens": 16',
    'TOKENIZERS_PARALLELISM=false',
    'http://localhost:8080/health@x',
  ])('leaves "%s" as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it('removes known values that have no form of their own', () => {
    expect(redactText('login with s3cr3t$& ok', ['s3cr3t$&'])).toBe('login with [redacted] ok');
  });

  it.each([
    ['{"line": "HF_TOKEN=\\"abc\\" x"}', '{"line": "HF_TOKEN=[redacted] x"}'],
    ['{"line": "{\\"api_key\\": \\"abc\\"}"}', '{"line": "{\\"api_key\\": \\"[redacted]\\"}"}'],
    ['MY_SECRET="begin\nend" PORT=80', 'MY_SECRET=[redacted] PORT=80'],
    ['MY_SECRET="never closed\nthe next line', 'MY_SECRET=[redacted]\nthe next line'],
    ['vllm --hf_token abc', 'vllm --hf_token [redacted]'],
  ])('%s, quoted in another text or in no way at all', (text, clean) => {
    expect(redactText(text)).toBe(clean);
  });
});

describe('a text that is made to take long', () => {
  const unit = 2 ** 13;
  const adversarial: Record<string, (length: number) => string> = {
    'names within names': (length) => 'TOKEN'.repeat(length / 5),
    'one name with "_"': (length) => 'A_'.repeat(length / 2),
    'flags within flags': (length) => ` --${'token-'.repeat(length / 6)}`,
    'quoted names within names': (length) => `"${'secret'.repeat(length / 6)}`,
    'a scheme that never comes': (length) => 'a.'.repeat(length / 2),
    'open quotes': (length) => `A_TOKEN="${'\\"'.repeat(length / 2)}`,
    'values that are never closed': (length) => `A_TOKEN='x" `.repeat(length / 12),
    'users without a password': (length) => '://a:b'.repeat(length / 6),
    'passwords that are not there': (length) => `password${' '.repeat(length)}`,
    'tokens that are too short': (length) => 'sk-a.'.repeat(length / 5),
  };
  const shortestMs = (text: string) => {
    const times = Array.from({ length: 3 }, () => {
      const startedAt = performance.now();
      redactText(text);
      return performance.now() - startedAt;
    });
    return Math.min(...times);
  };

  it(attack('redact-slow'), () => {
    for (const [name, make] of Object.entries(adversarial)) {
      // A pattern that reads a text again and again takes 256 times as long.
      const ratio = shortestMs(make(16 * unit)) / Math.max(shortestMs(make(unit)), 0.05);
      expect(ratio, name).toBeLessThan(100);
      const long = make(2 ** 20);
      expect(long.length).toBeGreaterThan(1_000_000);
      expect(redactText(long).length, name).toBeGreaterThan(0);
    }
  });
});
