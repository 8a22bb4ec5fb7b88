import { CircleCheck, CircleMinus, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import { CommandLine } from '@/components/ui/command-line';
import type { Requirement } from '@/lib/domain/live';

const states: Record<Requirement['state'], { label: string; tone: Tone; icon: ReactNode }> = {
  ok: { label: 'OK', tone: 'success', icon: <CircleCheck size={14} aria-hidden /> },
  warning: { label: 'Look at this', tone: 'warning', icon: <TriangleAlert size={14} aria-hidden /> },
  missing: { label: 'Missing', tone: 'danger', icon: <CircleX size={14} aria-hidden /> },
  'not-present': { label: 'Not present', tone: 'neutral', icon: <CircleMinus size={14} aria-hidden /> },
};

/** One requirement: its state, what was found, why it matters, and what to do. */
export function RequirementRow({ requirement }: { requirement: Requirement }) {
  const { title, state, found, why, remedy } = requirement;
  const { label, tone, icon } = states[state];
  return (
    <li className="grid gap-1 py-3 md:grid-cols-[9rem_minmax(0,1fr)]">
      <Badge tone={tone} icon={icon}>
        {label}
      </Badge>
      <div className="min-w-0">
        <p className="break-words">
          <strong>{title}</strong>: {found}
        </p>
        <p className="text-muted max-w-prose">{why}</p>
        {remedy.length > 0 && (
          <details open={state === 'missing'} className="mt-1">
            <summary className="text-accent underline">What to do</summary>
            <div className="mt-1 space-y-1">
              {remedy.map((step) =>
                step.startsWith('$ ') ? <CommandLine key={step} command={step.slice(2)} /> : <p key={step}>{step}</p>,
              )}
            </div>
          </details>
        )}
      </div>
    </li>
  );
}
