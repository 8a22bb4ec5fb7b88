import { Button } from '@/components/ui/button';

interface Props {
  /** Lines of the log that are not in the page; exact. */
  olderLines: number;
  state: 'not-wanted' | 'wanted' | 'failed';
  onLoadAll: () => void;
}

/** Says how much of a log is not loaded, and loads it. */
export function RunLogOlder({ olderLines, state, onLoadAll }: Props) {
  if (olderLines === 0) return null;
  const what = olderLines === 1 ? '1 older line is not loaded' : `${olderLines} older lines are not loaded`;
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2 text-xs">
      <p
        role={state === 'failed' ? 'alert' : undefined}
        className={state === 'failed' ? 'text-danger' : 'text-warning'}
      >
        {state === 'failed' ? `${what}: the server did not answer.` : `${what}; filters and search do not see them.`}
      </p>
      <Button size="sm" onClick={onLoadAll} disabledReason={state === 'wanted' ? 'The lines are on their way.' : null}>
        {state === 'wanted' ? 'Loading…' : state === 'failed' ? 'Try again' : 'Load all lines'}
      </Button>
    </div>
  );
}
