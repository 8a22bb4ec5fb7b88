import 'server-only';
import pino, { type Logger } from 'pino';
import { env } from '@/lib/env';

/** Property names whose values never reach a log, at the top level and one or two levels below. */
const secretNames = [
  'token',
  'secret',
  'password',
  'passwd',
  'authorization',
  'cookie',
  'apiKey',
  'API_KEY',
  'HF_TOKEN',
  'HUGGING_FACE_HUB_TOKEN',
  'GPU_LOAD_TOKEN',
];

const redactPaths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Makes a logger; `destination` is for tests. */
export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  return pino({ level, base: undefined, redact: { paths: redactPaths, censor: '[redacted]' } }, destination);
}

const cache = globalThis as typeof globalThis & { __gpuLoadLog?: Logger };

/** The process's logger. */
export function log(): Logger {
  return (cache.__gpuLoadLog ??= createLogger(env().LOG_LEVEL));
}
