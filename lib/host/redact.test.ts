import { describe, expect, it } from 'vitest';
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

  it('stays fast on a long line', () => {
    const startedAt = performance.now();
    redactText('A_'.repeat(50_000));
    redactText(`${'TOKEN'.repeat(5_000)} ${'"'.repeat(5_000)}`);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});
