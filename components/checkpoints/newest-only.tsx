import { AppLink } from '@/components/ui/app-link';
import { paths } from '@/lib/paths';

/** Says that a form offers only the newest checkpoints, and where the others are. */
export function NewestOnly({ count }: { count: number }) {
  return (
    <p className="text-muted text-xs">
      The newest {count} are offered.{' '}
      <AppLink href={paths.checkpoints()} className="text-accent underline">
        The list of checkpoints
      </AppLink>{' '}
      has the older ones.
    </p>
  );
}
