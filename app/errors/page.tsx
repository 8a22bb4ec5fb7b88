import type { Metadata } from 'next';
import { ErrorGuide } from '@/components/errors/error-guide';
import { PageHeader } from '@/components/ui/page-header';
import { errorGuide } from '@/lib/diagnosis/guide';

export const metadata: Metadata = { title: 'Error guide' };

export default function ErrorsPage() {
  return (
    <>
      <PageHeader
        title="Error guide"
        description="Every error the product can report: what happened, how to fix it, and the lines that give it away."
      />
      <ErrorGuide areas={errorGuide()} />
    </>
  );
}
