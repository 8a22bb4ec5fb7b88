import { AppLink } from '@/components/ui/app-link';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  description?: ReactNode;
  breadcrumbs?: { label: string; href: string }[];
  actions?: ReactNode;
}

/** The top of every page: where we are, what it is, what can be done. */
export function PageHeader({ title, description, breadcrumbs, actions }: Props) {
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-3">
      <div className="min-w-0">
        {breadcrumbs && (
          <nav aria-label="Breadcrumb" className="text-muted mb-1 text-xs">
            {breadcrumbs.map((crumb, i) => (
              <span key={crumb.href}>
                {i > 0 && ' / '}
                <AppLink href={crumb.href} className="text-accent underline">
                  {crumb.label}
                </AppLink>
              </span>
            ))}
          </nav>
        )}
        <h1 className="text-xl font-semibold break-words">{title}</h1>
        {description !== undefined && <div className="text-muted mt-1 max-w-prose">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
