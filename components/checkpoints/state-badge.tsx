import { CircleCheck, CircleX, LoaderCircle, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import type { CheckpointStateName } from '@/lib/domain/views';

const states: Record<CheckpointStateName, { label: string; tone: Tone; icon: ReactNode }> = {
  creating: { label: 'Being made', tone: 'info', icon: <LoaderCircle size={14} aria-hidden /> },
  ready: { label: 'Ready', tone: 'success', icon: <CircleCheck size={14} aria-hidden /> },
  broken: { label: 'Broken', tone: 'danger', icon: <CircleX size={14} aria-hidden /> },
  lost: { label: 'Files lost', tone: 'danger', icon: <Unplug size={14} aria-hidden /> },
  deleted: { label: 'Deleted', tone: 'neutral', icon: <CircleX size={14} aria-hidden /> },
};

/** What a person calls a state. */
export function stateWords(state: CheckpointStateName): string {
  return states[state].label;
}

/** The state of a checkpoint as icon and word. */
export function StateBadge({ state }: { state: CheckpointStateName }) {
  const { label, tone, icon } = states[state];
  return (
    <Badge tone={tone} icon={icon}>
      {label}
    </Badge>
  );
}
