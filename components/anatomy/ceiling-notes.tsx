import { AppLink } from '@/components/ui/app-link';
import { anatomyParts, type AnatomyPartKey } from '@/lib/diagnosis/anatomy/part';
import type { AnatomyView } from '@/lib/diagnosis/anatomy/view';
import { limitTexts } from '@/lib/domain/host-limits/limit';
import { paths } from '@/lib/paths';

/** With which limit of the host each rate is compared, and why; or that the host has not been measured. */
export function CeilingNotes({ view: { anatomy, ceilings, measuredBy } }: { view: AnatomyView }) {
  if (!anatomy.parts.some(({ bytes }) => bytes !== null)) return null;
  if (measuredBy === null) {
    return (
      <p className="text-muted mt-1 text-xs">
        How much of these rates would be possible is not known: the host was not measured on the testbed of this run.{' '}
        <AppLink href={paths.hostLimits()} className="text-accent underline">
          Measure this host
        </AppLink>
      </p>
    );
  }
  const compared = Object.entries(ceilings) as [AnatomyPartKey, NonNullable<(typeof ceilings)[AnatomyPartKey]>][];
  return (
    <ul className="text-muted mt-1 space-y-1 text-xs">
      {compared.map(([part, { limit, why }]) => (
        <li key={part}>
          {anatomyParts[part]}: compared with “{limitTexts[limit].title}”, the newest measurement of the same testbed (
          <AppLink href={paths.run(measuredBy)} className="text-accent underline">
            how it was measured
          </AppLink>
          ). {why}
        </li>
      ))}
    </ul>
  );
}
