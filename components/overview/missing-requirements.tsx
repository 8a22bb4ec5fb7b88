import { AppLink } from '@/components/ui/app-link';
import { CommandLine } from '@/components/ui/command-line';
import type { Requirement } from '@/lib/domain/live';
import { paths } from '@/lib/paths';

/** What the host lacks, with remedies; nothing when nothing is missing. */
export function MissingRequirements({ requirements }: { requirements: Requirement[] }) {
  const missing = requirements.filter((r) => r.state === 'missing');
  if (missing.length === 0) return null;
  return (
    <section role="alert" className="border-danger bg-surface rounded-lg border-2 p-4">
      <h2 className="text-danger text-base font-semibold">This host is not ready</h2>
      <ul className="mt-2 space-y-3">
        {missing.map(({ id, title, found, why, remedy }) => (
          <li key={id}>
            <strong>{title}</strong>: {found}. {why}
            {remedy.map((step) =>
              step.startsWith('$ ') ? <CommandLine key={step} command={step.slice(2)} /> : <p key={step}>{step}</p>,
            )}
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <AppLink href={paths.host()} className="text-accent underline">
          All checks of this host
        </AppLink>
      </p>
    </section>
  );
}
