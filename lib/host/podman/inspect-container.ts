import 'server-only';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '@/lib/errors/app-error';
import { podmanOrThrow } from './podman';
import { labels } from './launch-args';

const portBindings = z.record(z.string(), z.array(z.object({ HostIp: z.string(), HostPort: z.string() })).nullable());
const schema = z
  .array(
    z.object({
      Id: z.string(),
      Name: z.string(),
      Image: z.string(),
      ImageName: z.string(),
      State: z.object({
        Status: z.string(),
        Running: z.boolean(),
        Pid: z.number(),
        ExitCode: z.number(),
        Restored: z.boolean().default(false),
      }),
      StaticDir: z.string(),
      Rootfs: z.string().default(''),
      PidFile: z.string().default(''),
      GraphDriver: z.object({ Data: z.record(z.string(), z.string()).nullable() }),
      Config: z.object({ Labels: z.record(z.string(), z.string()).nullable() }),
      HostConfig: z.object({ NetworkMode: z.string(), PortBindings: portBindings.nullable() }),
    }),
  )
  .length(1);

/** What the product needs to know of a container; paths are absolute on the host. */
export interface ContainerFacts {
  id: string;
  name: string;
  imageId: string;
  imageName: string;
  status: string;
  isRunning: boolean;
  /** It was brought to life by a restore, not by a start. */
  isRestored: boolean;
  pid: number;
  exitCode: number;
  userdataDir: string;
  pidFile: string;
  /** The writable layer (overlay's upper folder). */
  upperDir: string;
  network: 'bridge' | 'host';
  ports: { containerPort: number; hostPort: number }[];
  specId: string | null;
}

/**
 * Asks podman for one container.
 * @throws AppError podman/container-missing when there is none of that name or id.
 */
export async function inspectContainer(container: string): Promise<ContainerFacts> {
  const text = await podmanOrThrow(['container', 'inspect', container]);
  const parsed = schema.safeParse(JSON.parse(text));
  const raw = parsed.data?.[0];
  if (!raw) throw new AppError('podman/command-failed', `podman's description of ${container} could not be read.`);
  return {
    id: raw.Id,
    name: raw.Name,
    imageId: raw.Image,
    imageName: raw.ImageName,
    status: raw.State.Status,
    isRunning: raw.State.Running,
    isRestored: raw.State.Restored,
    pid: raw.State.Pid,
    exitCode: raw.State.ExitCode,
    userdataDir: raw.StaticDir,
    pidFile: raw.PidFile,
    // Over a root folder podman makes the overlay itself; what it says of its graph driver is another, unused layer.
    upperDir:
      raw.Rootfs === ''
        ? (raw.GraphDriver.Data?.UpperDir ?? '')
        : path.join(path.dirname(raw.StaticDir), 'rootfs', 'upper'),
    network: raw.HostConfig.NetworkMode === 'host' ? 'host' : 'bridge',
    ports: Object.entries(raw.HostConfig.PortBindings ?? {}).flatMap(([key, bindings]) =>
      (bindings ?? []).map((b) => ({ containerPort: Number.parseInt(key, 10), hostPort: Number(b.HostPort) })),
    ),
    specId: raw.Config.Labels?.[labels.spec] ?? null,
  };
}
