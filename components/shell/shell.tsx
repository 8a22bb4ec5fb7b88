'use client';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Commands } from '@/components/palette/commands';
import { HostEventsProvider } from '@/lib/client/host-events';
import { paths } from '@/lib/paths';
import { ActiveRuns } from './active-runs';
import { ConnectionBadge } from './connection-badge';
import { Nav } from './nav';
import { ThemeSwitch } from './theme-switch';

/** Navigation, live badges and the page; the login page and shared pages stand alone. */
export function Shell({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const standsAlone = pathname === paths.login() || pathname.startsWith(paths.share(''));
  if (standsAlone) return <main id="main">{children}</main>;
  return (
    <HostEventsProvider>
      <a
        href="#main"
        className="bg-accent text-on-accent sr-only z-10 rounded-md p-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <div className="mx-auto flex min-h-dvh max-w-[96rem] flex-col md:flex-row">
        <aside className="border-line bg-surface flex shrink-0 flex-col gap-3 border-b p-3 md:sticky md:top-0 md:h-dvh md:w-52 md:border-r md:border-b-0">
          <Nav pathname={pathname} search={<Commands />} />
          <div className="flex flex-wrap items-center justify-between gap-2 md:mt-auto md:flex-col md:items-start">
            <ActiveRuns />
            <ConnectionBadge />
            <ThemeSwitch />
          </div>
        </aside>
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 p-4 outline-none md:p-6">
          {children}
        </main>
      </div>
    </HostEventsProvider>
  );
}
