import 'server-only';
import { z } from 'zod';
import { readText } from '@/lib/host/facts/read-text';
import { podman } from '@/lib/host/podman/podman';

const statusSchema = z.record(
  z.string(),
  z.object({
    interfaces: z.record(z.string(), z.object({ subnets: z.array(z.object({ ipnet: z.string() })).nullish() })),
  }),
);

/** The first address in podman's `network.status`; null when the file is not there or names none. */
export async function readAddress(networkStatusFile: string): Promise<string | null> {
  const text = await readText(networkStatusFile);
  return text === null ? null : parseNetworkStatus(text);
}

/** Reads podman's `network.status`. */
export function parseNetworkStatus(text: string): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const networks = Object.values(statusSchema.safeParse(value).data ?? {});
  const subnets = networks.flatMap(({ interfaces }) => Object.values(interfaces).flatMap((one) => one.subnets ?? []));
  return subnets[0]?.ipnet.split('/')[0] ?? null;
}

const inspectedSchema = z.array(
  z.object({
    Id: z.string(),
    Name: z.string(),
    NetworkSettings: z.object({
      Networks: z.record(z.string(), z.object({ IPAddress: z.string().default('') })).nullish(),
    }),
  }),
);

/** The running container that has an address now, other than `exceptId`; "" when none has, null when podman failed. */
export async function findAddressHolder(address: string, exceptId: string): Promise<string | null> {
  const running = await podman(['ps', '--quiet', '--no-trunc']);
  if (running.exitCode !== 0) return null;
  const ids = running.stdout.split('\n').filter((id) => id !== '' && id !== exceptId);
  if (ids.length === 0) return '';
  const inspected = await podman(['container', 'inspect', ...ids]);
  if (inspected.exitCode !== 0) return null;
  const containers = inspectedSchema.safeParse(JSON.parse(inspected.stdout)).data;
  if (!containers) return null;
  const holder = containers.find(({ NetworkSettings }) =>
    Object.values(NetworkSettings.Networks ?? {}).some(({ IPAddress }) => IPAddress === address),
  );
  return holder?.Name ?? '';
}
