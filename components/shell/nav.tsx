'use client';
import { Menu } from 'lucide-react';
import { AppLink } from '@/components/ui/app-link';
import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { paths } from '@/lib/paths';
import { navItems } from './nav-items';

/** The product's name, `search` and its places, which fold behind a button on phones. */
export function Nav({ pathname, search }: { pathname: string; search: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <div className="flex items-center gap-2 md:flex-col md:items-stretch md:gap-3">
        <AppLink href={paths.overview()} className="mr-auto px-2 text-base font-semibold no-underline">
          GPU-Load
        </AppLink>
        {search}
        <span className="md:hidden">
          <Button variant="ghost" aria-expanded={isOpen} aria-controls="main-nav" onClick={() => setOpen(!isOpen)}>
            <Menu size={18} aria-hidden /> Menu
          </Button>
        </span>
      </div>
      <nav id="main-nav" aria-label="Main" className={`${isOpen ? 'block' : 'hidden'} mt-2 md:block`}>
        <ul className="space-y-0.5">
          {navItems.map(({ label, href, icon: Icon }) => {
            const isCurrent = href === '/' ? pathname === '/' : pathname.startsWith(href);
            return (
              <li key={href}>
                <AppLink
                  href={href}
                  aria-current={isCurrent ? 'page' : undefined}
                  onClick={() => setOpen(false)}
                  className={`flex min-h-9 items-center gap-2 rounded-md px-2 no-underline ${isCurrent ? 'bg-raised font-semibold' : 'hover:bg-raised'}`}
                >
                  <Icon size={16} aria-hidden /> {label}
                </AppLink>
              </li>
            );
          })}
          <li>
            <AppLink href={paths.errors()} className="text-muted flex min-h-9 items-center px-2 text-xs underline">
              Error guide
            </AppLink>
          </li>
        </ul>
      </nav>
    </div>
  );
}
