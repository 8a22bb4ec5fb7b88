import { guarded } from '@/lib/auth/guarded';
import { idSchema } from '@/lib/domain/names';
import { errorBundle } from '@/lib/queries/error-bundle';
import { byteStream } from '@/lib/sse/byte-stream';

/** A run with its logs and the catalogue's verdict as a .tar.gz without secrets; `?hostname=1` keeps the host's name. */
export const GET = guarded(
  async (request: Request, { params }: { params: Promise<{ runId: string }> }): Promise<Response> => {
    const id = idSchema.safeParse((await params).runId);
    const withHostname = new URL(request.url).searchParams.get('hostname') === '1';
    const bundle = id.success ? await errorBundle(id.data, { withHostname }) : null;
    if (bundle === null) return new Response('No such run.', { status: 404 });
    return new Response(byteStream(bundle.chunks), {
      headers: {
        'content-type': 'application/gzip',
        'content-disposition': `attachment; filename="${bundle.fileName}"`,
        'cache-control': 'no-store',
      },
    });
  },
);
