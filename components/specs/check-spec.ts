import { z } from 'zod';
import { editedSpecSchema } from '@/lib/domain/edited-spec';
import { textToSpec, type SpecText } from './spec-text';

/** A spec as it was typed: valid, or what is wrong with each field. */
export function checkSpec(text: SpecText) {
  const parsed = editedSpecSchema.safeParse(textToSpec(text));
  return {
    spec: parsed.success ? parsed.data : null,
    problems: parsed.success ? {} : z.flattenError(parsed.error).fieldErrors,
  };
}
