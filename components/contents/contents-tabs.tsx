'use client';
import { AppLink } from '@/components/ui/app-link';
import { usePathname } from 'next/navigation';
import { paths } from '@/lib/paths';

/** The pages about what is inside of one checkpoint. */
export function ContentsTabs({ checkpointId }: { checkpointId: string }) {
  const pathname = usePathname();
  const tabs = [
    { label: 'Checkpoint', href: paths.checkpoint(checkpointId) },
    { label: 'Where the bytes are', href: paths.checkpointBytes(checkpointId) },
    { label: 'What is in it', href: paths.checkpointState(checkpointId) },
    { label: 'Search its memory', href: paths.checkpointMemorySearch(checkpointId) },
  ];
  return (
    <nav aria-label="About this checkpoint" className="border-line mb-4 border-b">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {tabs.map(({ label, href }) => (
          <li key={href}>
            <AppLink
              href={href}
              aria-current={pathname === href ? 'page' : undefined}
              className={`inline-flex min-h-9 items-center border-b-2 px-2 no-underline ${pathname === href ? 'border-accent font-semibold' : 'text-muted hover:text-fg border-transparent'}`}
            >
              {label}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
