import type { Metadata } from 'next';
import { CommandLine } from '@/components/ui/command-line';
import { PageHeader } from '@/components/ui/page-header';
import { errorCodes, type ErrorEntry } from '@/lib/errors/codes';

export const metadata: Metadata = { title: 'Error guide' };

export default function ErrorsPage() {
  const entries: [string, ErrorEntry][] = Object.entries(errorCodes);
  return (
    <>
      <PageHeader
        title="Error guide"
        description="Every error the product can report: what happened, and how to fix it."
      />
      <div className="grid gap-6">
        {entries.map(([code, { title, whatHappened, remedy }]) => (
          <section key={code} id={code.replace('/', '-')} className="scroll-mt-4">
            <h2 className="text-base font-semibold">{title}</h2>
            <p className="text-muted font-mono text-xs">{code}</p>
            <p className="mt-1 max-w-prose">{whatHappened}</p>
            <ul className="mt-2 max-w-prose space-y-1">
              {remedy.map((step) => (
                <li key={step}>{step.startsWith('$ ') ? <CommandLine command={step.slice(2)} /> : step}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
