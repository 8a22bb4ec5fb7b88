import type { Verdict } from '@/lib/auth/judge-request';
import type { ErrorView } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';

/** A refusal as `{error}`, which the gate and every route answer with. */
export function refusal(verdict: Extract<Verdict, { type: 'refuse' }>): Response {
  const error: ErrorView = {
    code: verdict.code,
    title: verdict.title,
    detail: verdict.detail,
    remedy: verdict.remedy,
    docsHref: paths.error(verdict.code),
    decisiveLine: null,
    logTail: [],
  };
  return Response.json({ error }, { status: verdict.status, headers: { 'Cache-Control': 'no-store' } });
}
