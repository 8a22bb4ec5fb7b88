import { z } from 'zod';
import { checkpointForms, storageKinds } from './checkpoint-kinds';
import { containerNameSchema, containerRefSchema, idSchema } from './names';
import { secretMask } from './secret-names';
import { envSchema } from './spec';

export type StorageKind = (typeof storageKinds)[number];
export type CheckpointForm = (typeof checkpointForms)[number];
export const compressions = ['none', 'zstd', 'gzip'] as const;
export type Compression = (typeof compressions)[number];
/** With what CRIU closes the network of a container while it dumps and restores it; `skip`: it does not. */
export const criuNetworkLocks = ['iptables', 'nftables', 'skip'] as const;
export type CriuNetworkLock = (typeof criuNetworkLocks)[number];

/** Flags of a dump. Words and flags for each are in `option-texts.ts`. */
export const dumpOptionsSchema = z.object({
  leaveRunning: z.boolean().default(false),
  tcpEstablished: z.boolean().default(false),
  fileLocks: z.boolean().default(false),
  form: z.enum(checkpointForms).default('directory'),
  compression: z.enum(compressions).default('none'),
  ignoreRootfs: z.boolean().default(false),
  ignoreVolumes: z.boolean().default(false),
  storage: z.enum(storageKinds).default('disk'),
});
export type DumpOptions = z.infer<typeof dumpOptionsSchema>;

export const restoreOptionsSchema = z.object({
  tcpEstablished: z.boolean().default(false),
  tcpClose: z.boolean().default(false),
  fileLocks: z.boolean().default(false),
  ignoreStaticIp: z.boolean().default(false),
  ignoreStaticMac: z.boolean().default(false),
  /** Only for archives: the new container's name. */
  newName: containerNameSchema.nullable().default(null),
  /** Only for archives: publish the server's port on this host port. */
  hostPort: z.number().int().min(1).max(65535).nullable().default(null),
  /** Stop the container first when it is running. */
  stopFirst: z.boolean().default(false),
  /** Read the checkpoint's files into the page cache before the engine starts; the clock runs meanwhile. */
  prefetch: z.boolean().default(false),
  /** The person has seen that checks are red and wants it all the same. */
  ignoreReadiness: z.boolean().default(false),
});
export type RestoreOptions = z.infer<typeof restoreOptionsSchema>;

/** What a person asks for when making a checkpoint: from a spec, or from a running container. */
export const createCheckpointInputSchema = z.object({
  source: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('spec'),
      specId: idSchema,
      containerName: containerNameSchema.nullable().default(null),
      /** Instead of the spec's own network. */
      network: z.enum(['bridge', 'host']).nullable().default(null),
      /** Instead of what CRIU's settings on this host say; it goes with the container, so restores have it too. */
      networkLock: z.enum(criuNetworkLocks).nullable().default(null),
      /** Variables beside those of the spec, or in their place. */
      env: envSchema
        .refine(
          (env) => !Object.values(env).includes(secretMask),
          'The value of a secret was not kept: put it into the spec.',
        )
        .default({}),
    }),
    z.object({ type: z.literal('container'), container: containerRefSchema }),
  ]),
  name: containerNameSchema,
  note: z.string().max(2000).default(''),
  isGolden: z.boolean().default(true),
  /** Keep one client connected while CRIU dumps, to see what becomes of its connection. */
  hasClient: z.boolean().default(false),
  options: dumpOptionsSchema,
});
export type CreateCheckpointInput = z.infer<typeof createCheckpointInputSchema>;

export const restoreInputSchema = z.object({ checkpointId: idSchema, options: restoreOptionsSchema });
export type RestoreInput = z.infer<typeof restoreInputSchema>;

export const coldStartInputSchema = z.object({
  specId: idSchema,
  containerName: containerNameSchema.nullable().default(null),
});
export type ColdStartInput = z.infer<typeof coldStartInputSchema>;

export const containerActionInputSchema = z.object({
  container: containerRefSchema,
  /** The person has seen that checkpoints of this container can no longer be restored in place. */
  acceptLoss: z.boolean().default(false),
});
export type ContainerActionInput = z.infer<typeof containerActionInputSchema>;

export const deleteCheckpointInputSchema = z.object({
  checkpointId: idSchema,
  /** Required for a golden checkpoint: its name, typed again. */
  confirmName: z.string().nullable().default(null),
});
export type DeleteCheckpointInput = z.infer<typeof deleteCheckpointInputSchema>;
