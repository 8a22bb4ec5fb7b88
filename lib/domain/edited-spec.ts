import { specSchema } from './spec';
import { refuseVllmArguments, startsVllm } from './vllm/advice';

/**
 * A spec as a person may store it: beside what every spec must be, the arguments of servers that are known make
 * sense. Specs that were stored before a rule existed are read by `specSchema` alone.
 */
export const editedSpecSchema = specSchema.superRefine((spec, context) => {
  const refusal = startsVllm(spec) ? refuseVllmArguments(spec) : null;
  if (refusal !== null) context.addIssue({ code: 'custom', path: ['command'], message: refusal });
});
