import 'server-only';
import { z } from 'zod';
import { criuLevels } from '@/lib/domain/criu-log/line-class';

const count = z.number().int().min(0);
const time = count.nullable();

/** A stretch of whole lines, about 1 MiB of text. */
const blockSchema = z.object({
  /** Where it lies in the file, packed or plain. */
  at: count,
  bytes: count,
  textBytes: count,
  lines: count,
  /** Time of the last line before it that has one, and of its own last one; microseconds of CRIU's clock. */
  beforeUs: time,
  lastUs: time,
  /** Lines of each class in it, by the class's place in `classes`. */
  counts: z.array(z.tuple([count, count])),
});
export type LogBlock = z.infer<typeof blockSchema>;

/** What is known of a log, so that any window and any filter reads only the blocks it needs. */
export const logIndexSchema = z.object({
  format: z.literal('gpu-load-log-index'),
  version: z.literal(1),
  /** Bytes of the file that it belongs to. */
  fileBytes: count,
  textBytes: count,
  lines: count,
  firstUs: time,
  classes: z.array(z.object({ module: z.string(), process: count.nullable(), level: z.enum(criuLevels) })),
  blocks: z.array(blockSchema),
  /** By line, the largest ones when there are very many; `gapCount` counts all. */
  gaps: z.array(z.object({ line: count, us: count })),
  gapCount: count,
  decisiveLine: count.nullable(),
});
export type LogIndex = z.infer<typeof logIndexSchema>;
