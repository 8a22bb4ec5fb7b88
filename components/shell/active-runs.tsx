'use client';
import { LoaderCircle } from 'lucide-react';
import { AppLink } from '@/components/ui/app-link';
import { useHostStream } from '@/lib/client/host-events';
import { paths } from '@/lib/paths';

/** Runs under way, on every page. */
export function ActiveRuns() {
  const { activeRuns } = useHostStream();
  const [first] = activeRuns;
  if (!first) return null;
  return (
    <AppLink href={paths.run(first.id)} className="text-accent flex max-w-full items-center gap-1.5 text-xs underline">
      <LoaderCircle size={14} className="shrink-0 animate-spin" aria-hidden />
      <span className="truncate">
        {first.title}
        {activeRuns.length > 1 && ` and ${activeRuns.length - 1} more`}
      </span>
    </AppLink>
  );
}
