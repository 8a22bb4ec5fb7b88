import { z } from 'zod';

/** Podman's own pattern for container names (libpod/define NameRegex). */
const podmanNamePattern = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

export const containerNameSchema = z
  .string()
  .min(1, 'Give a name.')
  .max(128, 'Use at most 128 characters.')
  .regex(podmanNamePattern, 'Start with a letter or digit; then letters, digits, "_", "." or "-".');

export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'Not a valid id.');

/** A container's name or its (short or full) id. */
export const containerRefSchema = containerNameSchema;
