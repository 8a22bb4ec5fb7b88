import { z } from 'zod';
import { containerNameSchema } from './names';

const noControl = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'Control characters are not allowed.');

const imageRef = noControl(512).regex(
  /^[a-zA-Z0-9][a-zA-Z0-9._\-/:@]*$/,
  'An image reference: letters, digits and . _ - / : @, not starting with "-".',
);
// Podman splits a mount and a root folder at ":" and their options at ",": with either in a path, a path could ask
// for options that nobody chose, or mount something else.
const absolutePath = noControl(1024)
  .regex(/^(?!.*\/\.\.(\/|$))\/.*$/, 'An absolute path without "..".')
  .regex(/^[^:,]*$/, 'A path without ":" and ",": podman takes them for the next part of the mount.');
// Printable ASCII: what HTTP carries as it is.
const urlPath = noControl(512).regex(/^\/[!-~]*$/, 'A path that starts with "/", not a whole URL.');
/** Variables as podman's `--env` takes them. */
export const envSchema = z.record(
  z
    .string()
    .max(256)
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'The name of a variable: letters, digits and "_".'),
  noControl(4096),
);
/** The reference request is stored with every run and kept in memory while it is sent. */
const maxRequestBodyBytes = 256 * 1024;

const portMappingSchema = z.object({
  containerPort: z.number().int().min(1).max(65535),
  /** null: the product picks a free port when the container is launched. */
  hostPort: z.number().int().min(1).max(65535).nullable().default(null),
});

const volumeSchema = z.object({
  source: absolutePath.or(containerNameSchema),
  target: absolutePath,
  readOnly: z.boolean().default(false),
});

/** How a server is started and how it is asked for a token. Stored as JSON with every run that used it. */
export const specSchema = z
  .object({
    name: containerNameSchema,
    description: noControl(500).default(''),
    /** Empty when the server starts from a folder of the host. */
    image: imageRef.or(z.literal('')).default(''),
    /** A folder of the host as the container's root, never written to: changes go to a layer of the container. */
    rootfs: absolutePath.nullable().default(null),
    /** Arguments after the image; empty means the image's own command. */
    command: z.array(noControl(4096)).max(128).default([]),
    env: envSchema.default({}),
    network: z.enum(['bridge', 'host']).default('bridge'),
    /** The port the server listens on inside the container. */
    port: portMappingSchema,
    volumes: z.array(volumeSchema).max(32).default([]),
    devices: z
      .array(noControl(256).regex(/^[a-zA-Z0-9/][^\s]*$/, 'A device path or a CDI name.'))
      .max(32)
      .default([]),
    shmSizeBytes: z.number().int().min(0).nullable().default(null),
    /** Capabilities beside podman's own few, such as `SYS_PTRACE`. */
    capAdd: z
      .array(z.string().regex(/^(all|[A-Z][A-Z_]*)$/, 'A capability in capitals, or "all".'))
      .max(64)
      .default([]),
    securityOpts: z
      .array(noControl(1024).regex(/^[a-z][a-z-]*(=.*)?$/))
      .max(16)
      .default([]),
    healthPath: urlPath.default('/health'),
    completionPath: urlPath.default('/v1/completions'),
    /** JSON body of the reference request. `stream` is set to true by the product. */
    requestBody: z
      .record(z.string(), z.unknown())
      .refine((body) => jsonBytes(body) <= maxRequestBodyBytes, 'At most 256 KiB of JSON.'),
    /** Posted to right before the dump, such as vLLM's `/sleep?level=1`; a status that is not 2xx ends the run. */
    beforeDumpPath: urlPath.nullable().default(null),
    /** Posted to when the restored server is healthy, before it is asked anything; the counterpart of the one above. */
    afterRestorePath: urlPath.nullable().default(null),
    warmUpRequests: z.number().int().min(0).max(100).default(3),
    healthTimeoutMs: z.number().int().min(1000).max(3_600_000).default(600_000),
    requestTimeoutMs: z.number().int().min(1000).max(3_600_000).default(120_000),
  })
  .refine(({ image, rootfs }) => (image === '') !== (rootfs === null), {
    path: ['image'],
    message: 'Give either an image or a root folder.',
  });
export type Spec = z.infer<typeof specSchema>;

/** Bytes of a value as JSON; one that is nested too deep to be written is as large as can be. */
function jsonBytes(value: unknown): number {
  try {
    return new TextEncoder().encode(JSON.stringify(value)).length;
  } catch {
    return Infinity;
  }
}

/** True when a server gets NVIDIA GPUs, by device files or by CDI. */
export function usesNvidia({ devices }: Pick<Spec, 'devices'>): boolean {
  return devices.some((device) => device.includes('nvidia'));
}
