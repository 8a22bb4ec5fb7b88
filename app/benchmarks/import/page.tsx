import type { Metadata } from 'next';
import { importResults } from '@/app/actions/import-results';
import { importSample } from '@/app/actions/import-sample';
import { ImportForm } from '@/components/benchmarks/import-form';
import { ImportSamples } from '@/components/benchmarks/import-samples';
import { PageHeader } from '@/components/ui/page-header';
import { paths } from '@/lib/paths';

export const metadata: Metadata = { title: 'Import results' };

/** Brings in benchmarks that were measured elsewhere. */
export default function ImportResultsPage() {
  return (
    <div className="max-w-4xl">
      <PageHeader
        title="Import results"
        breadcrumbs={[{ label: 'Benchmarks', href: paths.benchmarks() }]}
        description="Benchmarks that were measured elsewhere, to look at and compare. They are marked as imported, and nothing can be started from them."
      />
      <div className="space-y-4">
        <ImportForm importAction={importResults} />
        <ImportSamples importAction={importSample} />
      </div>
    </div>
  );
}
