import { z } from 'zod';
import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { resultsCsv } from '@/lib/domain/results/results-csv';
import type { ResultsFile } from '@/lib/domain/results/results-file';
import { resultsFileName, resultsFormats, type ResultsFormatName } from '@/lib/domain/results/results-file-name';
import { resultsMarkdown } from '@/lib/domain/results/results-markdown';
import { AppError } from '@/lib/errors/app-error';
import { toErrorView } from '@/lib/errors/to-error-view';
import { exportBenchmark } from '@/lib/queries/export-benchmark';

const formatSchema = z.enum(Object.keys(resultsFormats) as ResultsFormatName[]).default('json');

/** A benchmark's results as a file: `?format=json` (default), `csv` or `md`. */
export const GET = guarded(
  async (request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> => {
    const format = formatSchema.safeParse(new URL(request.url).searchParams.get('format') ?? undefined);
    if (!format.success) return refuse(new AppError('input/invalid', 'The format is json, csv or md.'), 400);
    const id = idSchema.safeParse((await params).runId);
    const file = id.success ? await exportBenchmark(id.data) : null;
    if (!file) return refuse(new AppError('run/not-found', 'There is no such benchmark.'), 404);
    return new Response(textOf[format.data](file), {
      headers: {
        'content-type': resultsFormats[format.data],
        'content-disposition': `attachment; filename="${resultsFileName(file, format.data)}"`,
        'cache-control': 'no-store',
      },
    });
  },
);

const textOf: Record<ResultsFormatName, (file: ResultsFile) => string> = {
  json: (file) => `${JSON.stringify(file, null, 2)}\n`,
  csv: resultsCsv,
  md: resultsMarkdown,
};

function refuse(error: AppError, status: number): Response {
  return Response.json({ error: toErrorView(error) }, { status });
}
