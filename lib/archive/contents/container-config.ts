import 'server-only';
import { z } from 'zod';
import type { ContainerConfigView } from '@/lib/domain/contents/environment-view';
import { envVariables, maskArguments } from '@/lib/domain/contents/mask-arguments';

const texts = z.array(z.string()).catch([]);
const text = z.string().nullable().catch(null);

const mountSchema = z.object({
  source: z.string().catch(''),
  destination: z.string(),
  type: z.string().catch(''),
  options: texts,
});

const portSchema = z.object({
  host_port: z.number(),
  container_port: z.number(),
  protocol: z.string().catch('tcp'),
  host_ip: text,
});

/** The runtime's specification: what `spec.dump` is, and a part of `config.dump`. Unknown fields are left alone. */
const specSchema = z.object({
  process: z.object({ args: texts, env: texts }).catch({ args: [], env: [] }),
  mounts: z.array(mountSchema).catch([]),
  annotations: z.record(z.string(), z.string()).catch({}),
});

const configSchema = z.object({
  name: text,
  id: text,
  rootfsImageName: text,
  rootfsImageID: text,
  createdTime: text,
  checkpointedTime: text,
  runtime: text,
  newPortMappings: z.array(portSchema).catch([]),
});

/** podman's description of the container; null when the checkpoint has none that can be read. */
export function containerConfig(configs: ReadonlyMap<string, Buffer>): ContainerConfigView | null {
  const config = configSchema.safeParse(json(configs.get('config.dump'))).data;
  const spec = specSchema.safeParse(json(configs.get('spec.dump'))).data;
  if (!config && !spec) return null;
  return {
    name: config?.name ?? null,
    id: config?.id ?? null,
    image: config?.rootfsImageName ?? null,
    imageId: config?.rootfsImageID ?? null,
    createdAt: config?.createdTime ?? null,
    checkpointedAt: config?.checkpointedTime ?? null,
    runtime: config?.runtime ?? null,
    arguments: maskArguments(spec?.process.args ?? []),
    environment: envVariables(spec?.process.env ?? [], { hasValues: false }),
    ports: (config?.newPortMappings ?? []).map(({ host_port, container_port, protocol, host_ip }) => ({
      hostPort: host_port,
      containerPort: container_port,
      protocol,
      hostIp: host_ip === '' ? null : host_ip,
    })),
    mounts: spec?.mounts ?? [],
    annotations: Object.entries(spec?.annotations ?? {}).map(([name, value]) => ({ name, value })),
  };
}

function json(bytes: Buffer | undefined): unknown {
  try {
    return bytes && JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
