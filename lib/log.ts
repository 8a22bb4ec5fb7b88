import 'server-only';
import pino, { type Logger } from 'pino';
import { env } from '@/lib/env';
import { redacted, redactText } from '@/lib/host/redact';

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
  return pino(
    {
      level,
      base: undefined,
      redact: { paths: redactPaths, censor: redacted },
      // Whole errors are logged, and with them what tools and servers said: that may hold secrets anywhere.
      formatters: { log: (object) => clean(object) as Record<string, unknown> },
      serializers: { err: (error: Error) => clean({ ...pino.stdSerializers.err(error) }) },
      hooks: {
        logMethod(args, method) {
          method.apply(
            this,
            args.map((arg: unknown) => (typeof arg === 'string' ? redactText(arg) : arg)) as typeof args,
          );
        },
      },
    },
    destination,
  );
}

const maxDepth = 6;

/** Data with the secrets in its texts replaced; errors and other objects are left to their serializers. */
function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (depth > maxDepth) return value;
  if (Array.isArray(value)) return value.map((item) => clean(item, depth + 1));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, clean(item, depth + 1)]));
}

const cache = globalThis as typeof globalThis & { __gpuLoadLog?: Logger };

/** The process's logger. */
export function log(): Logger {
  return (cache.__gpuLoadLog ??= createLogger(env().LOG_LEVEL));
}
