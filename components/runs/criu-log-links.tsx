import { AppLink } from '@/components/ui/app-link';
import { paths } from '@/lib/paths';

/** Links to the pages of CRIU's logs of a run; nothing when it has none. */
export function CriuLogLinks({ runId, names }: { runId: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-3 text-xs">
      {names.map((name) => (
        <AppLink key={name} href={paths.runLog(runId, name)} className="text-accent underline">
          Explore {name}
        </AppLink>
      ))}
    </span>
  );
}
