import { isFinal, type RunStatus } from '@/lib/domain/run-status';
import { Button } from '@/components/ui/button';
import type { CancelState } from './run-cancel';

const outcomeId = 'cancel-outcome';

interface Props {
  step: CancelState['step'];
  onCancel: () => void;
}

/** Asks the run to stop, once; after a refusal it can be asked again. */
export function CancelButton({ step, onCancel }: Props) {
  const isAsked = step === 'asking' || step === 'asked';
  return (
    <Button
      variant="danger"
      onClick={onCancel}
      disabledReason={isAsked ? outcomeText(step, 'running') : null}
      reasonId={outcomeId}
    >
      {step === 'asking' ? 'Canceling…' : step === 'asked' ? 'Cancel asked for' : 'Cancel'}
    </Button>
  );
}

/** What became of asking the run to stop. Always in the page, so that a change is read out. */
export function CancelOutcome({ step, status }: Pick<Props, 'step'> & { status: RunStatus }) {
  const text = outcomeText(step, status);
  return (
    <span id={outcomeId} role="status" className={text === '' ? 'sr-only' : 'mt-1 block'}>
      {text}
    </span>
  );
}

function outcomeText(step: CancelState['step'], status: RunStatus): string {
  const isOver = isFinal(status);
  switch (step) {
    case 'idle':
      return '';
    case 'asking':
      return isOver ? '' : 'Asking it to stop.';
    case 'asked':
      if (!isOver) return 'It was asked to stop. A command under way gets a few seconds to end.';
      return status === 'canceled' ? '' : 'It was asked to stop, but ended before that.';
    case 'refused':
      return isOver ? 'It had ended before it could be canceled.' : 'It goes on: the request was refused.';
  }
}
