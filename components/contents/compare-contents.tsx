'use client';
import { ArrowLeftRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { NewestOnly } from '@/components/checkpoints/newest-only';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { SelectField } from '@/components/ui/select-field';
import type { CheckpointChoice } from '@/lib/domain/inventory';
import { paths } from '@/lib/paths';
import { ContentsFrame } from './contents-frame';
import { DiffReport } from './diff-report';
import { useContentsDiff } from './use-contents';

interface Props {
  /** Checkpoints whose contents can be read. */
  choices: Pick<CheckpointChoice, 'id' | 'name'>[];
  /** There are more than `choices`. */
  isCut: boolean;
  a: string | null;
  b: string | null;
}

/** Picks two checkpoints, kept in the URL, and shows what differs. */
export function CompareContents({ choices, isCut, a, b }: Props) {
  const router = useRouter();
  const known = (id: string | null) => (choices.some((choice) => choice.id === id) ? id : null);
  const ids = { a: known(a), b: known(b) };
  const answer = useContentsDiff(ids);
  const go = (next: { a: string | null; b: string | null }) =>
    router.replace(paths.compareCheckpoints({ ...(next.a ? { a: next.a } : {}), ...(next.b ? { b: next.b } : {}) }), {
      scroll: false,
    });
  if (choices.length < 2) {
    return (
      <EmptyState
        title="Two checkpoints are needed"
        action={<ButtonLink href={paths.newRun({ kind: 'checkpoint' })}>Create checkpoint</ButtonLink>}
      >
        {choices.length === 1
          ? 'There is one whose contents can be read.'
          : 'There is none whose contents can be read.'}
      </EmptyState>
    );
  }
  const missing = [a, b].filter((id) => id !== null && known(id) === null);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Picker choices={choices} ids={ids} onChange={go} />
      {isCut && <NewestOnly count={choices.length} />}
      {missing.length > 0 && (
        <p role="status" className="text-warning break-all">
          Not found, or not readable: {missing.join(', ')}
        </p>
      )}
      {ids.a === null || ids.b === null ? (
        <EmptyState title="Choose two">Both are read, which takes as long as reading each of them.</EmptyState>
      ) : ids.a === ids.b ? (
        <EmptyState title="Choose two different ones">A checkpoint does not differ from itself.</EmptyState>
      ) : (
        <ContentsFrame answer={answer} subject="both checkpoints">
          {(diff) => <DiffReport diff={diff} />}
        </ContentsFrame>
      )}
    </div>
  );
}

interface PickerProps {
  choices: Props['choices'];
  ids: { a: string | null; b: string | null };
  onChange: (ids: { a: string | null; b: string | null }) => void;
}

function Picker({ choices, ids, onChange }: PickerProps) {
  const options = [{ value: '', label: 'Choose …' }, ...choices.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <form
      aria-label="Checkpoints to compare"
      className="grid items-end gap-3 sm:grid-cols-[1fr_auto_1fr]"
      onSubmit={(event) => event.preventDefault()}
    >
      <SelectField
        label="First"
        value={ids.a ?? ''}
        options={options}
        onChange={(a) => onChange({ ...ids, a: a || null })}
      />
      <Button onClick={() => onChange({ a: ids.b, b: ids.a })}>
        <ArrowLeftRight size={14} aria-hidden /> Swap
      </Button>
      <SelectField
        label="Second"
        value={ids.b ?? ''}
        options={options}
        onChange={(b) => onChange({ ...ids, b: b || null })}
      />
    </form>
  );
}
