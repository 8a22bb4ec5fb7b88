import 'server-only';
import path from 'node:path';
import { z } from 'zod';
import { isLoopbackName } from '@/lib/auth/loopback';

/** An empty line in `.env` (`NAME=`) means "not set", so that a copied example does not fail. */
const unset = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(unset, schema.optional());
const withDefault = <T extends z.ZodType>(schema: T, fallback: z.output<T>) =>
  z.preprocess((value) => unset(value) ?? fallback, schema);

const absolutePath = z.string().refine((value) => path.isAbsolute(value), 'must be an absolute path');
const port = z.coerce
  .number('must be a port number')
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(65535, 'must be at most 65535');

/** Shortest token that is accepted: 16 characters of a random generator are beyond guessing. */
const minTokenLength = 16;

const envSchema = z.object({
  ENGINE: withDefault(z.enum(['auto', 'system', 'embedded'], 'must be auto, system or embedded'), 'auto'),
  /** The podman command as arguments; split on spaces, so no argument can hold one. */
  PODMAN_COMMAND: optional(z.string().transform((value) => value.trim().split(/\s+/))),
  HOST: withDefault(z.string(), '127.0.0.1'),
  PORT: withDefault(port, 3000),
  GPU_LOAD_TOKEN: optional(z.string().min(minTokenLength, `must have at least ${minTokenLength} characters`)),
  GPU_LOAD_DATA_DIR: optional(z.string()),
  CHECKPOINT_DIR: optional(absolutePath),
  MODEL_ID: withDefault(z.string(), 'Qwen/Qwen2-1.5B-Instruct'),
  CONT_NAME: withDefault(
    z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, 'must start with a letter or digit; then also "_", "." or "-"'),
    'vllm',
  ),
  API_PORT: withDefault(port, 8000),
  /** Seconds to wait until a server answers its health check. */
  HEALTH_CHECK_TIMEOUT: withDefault(
    z.coerce.number('must be a number of seconds').min(1, 'must be at least 1').max(3600, 'must be at most 3600'),
    600,
  ),
  LOG_LEVEL: withDefault(
    z.enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    ),
    'info',
  ),
});

/** The settings of the process, checked and typed. */
export type Env = z.output<typeof envSchema>;

/** Checks raw variables. The message names each bad variable and never repeats its value, which may be a secret. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = envSchema.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new Error(`The settings in the environment are not valid:\n${lines.join('\n')}\nSee .env.example.`);
}

// On globalThis, because the dev server evaluates modules again on every change.
const cache = globalThis as typeof globalThis & { __gpuLoadEnv?: Env };

/** The settings; the environment is read once, at the first call. */
export function env(): Env {
  return (cache.__gpuLoadEnv ??= parseEnv(process.env));
}

/** True under `next dev`; the bundler replaces the variable, so it is not part of the schema. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development';
}

/** Folder of everything the product keeps: database, engine, checkpoints, logs. Absolute. */
export function dataDir(): string {
  // The bundler would otherwise trace the whole project into the server's output.
  return path.resolve(/* turbopackIgnore: true */ process.cwd(), env().GPU_LOAD_DATA_DIR ?? '.gpu-load');
}

/** The libSQL database file. */
export function databaseFile(): string {
  return path.join(dataDir(), 'gpu-load.db');
}

/** Folder of the checkpoints on disk. */
export function checkpointDir(): string {
  return env().CHECKPOINT_DIR ?? path.join(dataDir(), 'checkpoints');
}

/** Folder of the log files kept with each run. */
export function runsDir(): string {
  return path.join(dataDir(), 'runs');
}

/** Throws when the server would be reachable from other machines without a token. Called at boot. */
export function assertSafeListening(settings: Pick<Env, 'HOST' | 'GPU_LOAD_TOKEN'> = env()): void {
  if (isLoopbackName(settings.HOST) || settings.GPU_LOAD_TOKEN !== undefined) return;
  throw new Error(
    `HOST is ${settings.HOST}, which other machines can reach, and GPU_LOAD_TOKEN is not set: anybody there could start ` +
      'containers as root. Set a token, for example GPU_LOAD_TOKEN="$(openssl rand -hex 24)", or set HOST=127.0.0.1.',
  );
}
