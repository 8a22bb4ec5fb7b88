'use client';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';

/** A page that failed: its text stays in the server's log, under the digest. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <>
      <PageHeader
        title="This page failed"
        description={`Something unexpected went wrong. The server's log has the details${error.digest ? ` under ${error.digest}` : ''}.`}
      />
      <Button variant="primary" onClick={reset}>
        Try again
      </Button>
    </>
  );
}
