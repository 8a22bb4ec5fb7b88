import 'server-only';
import { z } from 'zod';
import { podmanOrThrow } from './podman';
import { labels } from './launch-args';

const schema = z.array(
  z.object({
    Id: z.string(),
    Names: z.array(z.string()).nullable(),
    Image: z.string(),
    State: z.string(),
    Pid: z.number().default(0),
    Created: z.number().nullable().default(null),
    StartedAt: z.number().nullable().default(null),
    ExitCode: z.number().nullable().default(null),
    Labels: z.record(z.string(), z.string()).nullable().default(null),
    Ports: z
      .array(
        z.object({
          host_ip: z.string().default(''),
          host_port: z.number(),
          container_port: z.number(),
          protocol: z.string().default('tcp'),
        }),
      )
      .nullable()
      .default(null),
  }),
);

/** One container as `podman ps --all` lists it. */
export interface ListedContainer {
  id: string;
  name: string;
  image: string;
  state: string;
  pid: number;
  createdAt: string | null;
  startedAt: string | null;
  exitCode: number | null;
  specId: string | null;
  /** The run that launched it; a container restored from an archive keeps that label. */
  runId: string | null;
  ports: { hostIp: string; hostPort: number; containerPort: number; protocol: string }[];
}

/** Every container of this host's engine, running or not. */
export async function listContainers(): Promise<ListedContainer[]> {
  const text = await podmanOrThrow(['ps', '--all', '--format', 'json']);
  return schema.parse(JSON.parse(text === '' ? '[]' : text)).map((raw) => ({
    id: raw.Id,
    name: raw.Names?.[0] ?? raw.Id.slice(0, 12),
    image: raw.Image,
    state: raw.State,
    pid: raw.State === 'running' ? raw.Pid : 0,
    createdAt: fromUnixSeconds(raw.Created),
    startedAt: fromUnixSeconds(raw.StartedAt),
    exitCode: raw.State === 'exited' ? raw.ExitCode : null,
    specId: raw.Labels?.[labels.spec] ?? null,
    runId: raw.Labels?.[labels.run] ?? null,
    ports: (raw.Ports ?? []).map((p) => ({
      hostIp: p.host_ip,
      hostPort: p.host_port,
      containerPort: p.container_port,
      protocol: p.protocol,
    })),
  }));
}

function fromUnixSeconds(seconds: number | null): string | null {
  return seconds === null || seconds <= 0 ? null : new Date(seconds * 1000).toISOString();
}
