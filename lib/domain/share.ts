import { z } from 'zod';
import { idSchema } from './names';
import { maxCompared } from './comparison';

export const shareKinds = ['run', 'benchmark', 'comparison'] as const;
export type ShareKind = (typeof shareKinds)[number];

/** 16 random bytes in base64url: 128 bits, which nobody guesses. */
export const slugSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** A read-only link as its owner sees it. */
export interface ShareView {
  slug: string;
  /** One run or benchmark, or all those of a comparison in their order. */
  runIds: string[];
  showsHostname: boolean;
  createdAt: string;
}

/** What is shared: one run or benchmark, or two to six of them side by side. */
export const shareInputSchema = z.object({
  runIds: z
    .array(idSchema)
    .min(1)
    .max(maxCompared)
    .refine((ids) => new Set(ids).size === ids.length, 'A run is compared with others, not with itself.'),
  showsHostname: z.boolean(),
});
export type ShareInput = z.infer<typeof shareInputSchema>;
