import { z } from 'zod';
import { containerNameFault } from './container-name';

export const containerNameSchema = z.string().superRefine((name, context) => {
  const fault = containerNameFault(name);
  if (fault !== null) context.addIssue({ code: 'custom', message: fault });
});

export const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'Not a valid id.');

/** A container's name or its (short or full) id. */
export const containerRefSchema = containerNameSchema;
