import 'server-only';
import { maskEnv } from '@/lib/domain/masked-spec';
import type { RunRequest } from './request';

/**
 * The input of a run as its row keeps it: the values of secret variables are masked. The run itself works with the
 * whole input, which is in memory only, so a secret that was given for one run is never written down.
 */
export function storedInput(request: RunRequest): unknown {
  if (request.kind !== 'checkpoint' || request.input.source.type !== 'spec') return request.input;
  const { source } = request.input;
  return { ...request.input, source: { ...source, env: maskEnv(source.env) } };
}
