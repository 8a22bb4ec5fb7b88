'use client';
import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import { CopyButton } from '@/components/ui/copy-button';
import type { CriuLogSummary } from '@/lib/domain/criu-log/view';
import { paths } from '@/lib/paths';

interface Props {
  runId: string;
  summary: CriuLogSummary;
  marked: number | null;
  /** The address of the marked line; empty when none is. */
  linkOfMarked: string;
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
  onDecisive: () => void;
  onError: (by: 1 | -1) => void;
}

/** Ways through the log, and out of it. */
export function LogToolbar({
  runId,
  summary,
  marked,
  linkOfMarked,
  isFollowing,
  onFollow,
  onDecisive,
  onError,
}: Props) {
  const errors = summary.levels.find(({ value }) => value === 'error')?.lines ?? 0;
  const noError = errors === 0 ? 'The log has no error.' : null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {summary.decisiveLine !== null && (
        <Button size="sm" variant="primary" onClick={onDecisive}>
          Line that says why
        </Button>
      )}
      <Button size="sm" onClick={() => onError(1)} disabledReason={noError}>
        Next error
      </Button>
      {noError === null && (
        <Button size="sm" onClick={() => onError(-1)}>
          Previous error
        </Button>
      )}
      {summary.isLive && (
        <Button size="sm" aria-pressed={isFollowing} onClick={() => onFollow(!isFollowing)}>
          {isFollowing ? 'Following new lines' : 'Follow new lines'}
        </Button>
      )}
      {marked !== null && <CopyButton text={linkOfMarked} label={`Copy link to line ${marked}`} />}
      <a href={paths.api.runLogFile(runId, summary.name)} download className={buttonStyle('ghost', 'sm')}>
        <Download size={14} aria-hidden />
        Download
      </a>
    </div>
  );
}
