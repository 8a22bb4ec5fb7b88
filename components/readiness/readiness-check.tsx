'use client';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { ErrorCard } from '@/components/ui/error-card';
import { restoreOptionTexts } from '@/lib/domain/option-texts';
import { ReadinessList } from './readiness-list';
import { readinessSummary } from './readiness-summary';
import type { Readiness } from './use-readiness';

interface Props {
  readiness: Readiness;
  isIgnored: boolean;
  onIgnore: (isIgnored: boolean) => void;
}

/** The checks in the restore form. Only a red row brings the box that overrides it. */
export function ReadinessCheck({ readiness: { result, isAsking, askAgain }, isIgnored, onIgnore }: Props) {
  const rows = result?.ok ? result.data : [];
  const red = rows.filter(({ verdict }) => verdict === 'red');
  return (
    <Card
      title="Will it restore here?"
      actions={
        <Button size="sm" disabledReason={isAsking ? 'The host is being looked at.' : null} onClick={askAgain}>
          Check again
        </Button>
      }
    >
      {result === null && (
        <p role="status" className="text-muted">
          {isAsking ? 'Looking at this host…' : 'Choose a checkpoint first.'}
        </p>
      )}
      {result?.ok === false && <ErrorCard error={result.error} />}
      {result?.ok && (
        <>
          <p role="status" className="mb-2">
            {readinessSummary(rows)}
          </p>
          <ReadinessList rows={rows} />
        </>
      )}
      {red.length > 0 && (
        <div className="border-warning mt-3 border-l-2 pl-3">
          <CheckboxField
            label={restoreOptionTexts.ignoreReadiness.label}
            hint={restoreOptionTexts.ignoreReadiness.hint}
            checked={isIgnored}
            onChange={onIgnore}
            disabledReason={red.every(({ canIgnore }) => canIgnore) ? null : 'What is in the way cannot be overridden.'}
          />
        </div>
      )}
    </Card>
  );
}
