import type { ReactNode } from 'react';

/** What a list shows when it has nothing: what would be here, and how to get it. */
export function EmptyState({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="border-line bg-surface rounded-lg border border-dashed px-6 py-10 text-center">
      <h2 className="text-base font-semibold">{title}</h2>
      <div className="text-muted mx-auto mt-2 max-w-prose">{children}</div>
      {action && <div className="mt-4 flex justify-center gap-2">{action}</div>}
    </div>
  );
}
