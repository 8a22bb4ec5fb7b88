import { z } from 'zod';
import type { Testbed } from '../testbed';

const text = z.string().max(500);

/** The facts of a machine, as a results file carries them. */
export const testbedSchema = z.object({
  hostname: text,
  cpuModel: text,
  cpuCount: z.number().int().min(0),
  memoryTotalBytes: z.number().int().min(0),
  kernel: text,
  distribution: text,
  engineKind: z.enum(['system', 'embedded', 'override']),
  podman: text.nullable(),
  runtime: text.nullable(),
  criu: text.nullable(),
  cudaPlugin: text.nullable(),
  gpuDriver: text.nullable(),
  gpus: z.array(text).max(256),
  transparentHugePages: text.nullable(),
  cgroupMode: text.nullable(),
}) satisfies z.ZodType<Testbed>;
