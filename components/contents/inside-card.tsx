'use client';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { ErrorCard } from '@/components/ui/error-card';
import { byteKinds } from '@/lib/domain/contents/byte-kinds';
import type { ContentsView } from '@/lib/domain/contents/contents-view';
import type { CheckpointForm } from '@/lib/domain/options';
import { formatBytes } from '@/lib/format/bytes';
import { paths } from '@/lib/paths';
import { shareText } from './share-text';
import { useContents } from './use-contents';

/** So many kinds are named on the checkpoint's own page. */
const namedKinds = 4;

/** The biggest figures of what is inside; an archive is only read when its pages are opened. */
export function InsideCard({ checkpointId, form }: { checkpointId: string; form: CheckpointForm }) {
  const isCheap = form === 'directory';
  const { data, error, isFetching, askAgain } = useContents(checkpointId, isCheap);
  return (
    <Card
      title="Inside"
      actions={
        <div className="flex flex-wrap gap-2">
          <ButtonLink size="sm" href={paths.checkpointBytes(checkpointId)}>
            Where the bytes are
          </ButtonLink>
          <ButtonLink size="sm" href={paths.checkpointState(checkpointId)}>
            What is in it
          </ButtonLink>
          <ButtonLink size="sm" href={paths.checkpointMemorySearch(checkpointId)}>
            Search its memory
          </ButtonLink>
        </div>
      }
    >
      {data && <Figures contents={data} />}
      {isFetching && data === null && (
        <div aria-busy="true">
          <p role="status" className="text-muted">
            Reading the checkpoint …
          </p>
          <div className="bg-raised mt-2 h-24 animate-pulse rounded-md" />
        </div>
      )}
      {error && !isFetching && <ErrorCard error={error} actions={<Button onClick={askAgain}>Try again</Button>} />}
      {!isCheap && data === null && (
        <p className="text-muted max-w-prose">
          An archive is read from front to back to say what is in it; that begins when you open one of these pages.
        </p>
      )}
    </Card>
  );
}

function Figures({ contents }: { contents: ContentsView }) {
  const { bytesByKind, source, processes, openFiles, sockets, checkpointId } = contents;
  const listening = sockets.filter(({ state }) => state === 'listening').length;
  return (
    <>
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {bytesByKind.slice(0, namedKinds).map(({ kind, sizeBytes }) => (
          <li key={kind} className="flex justify-between gap-3">
            <span>{byteKinds[kind].label}</span>
            <span className="font-mono text-xs leading-5 tabular-nums">
              {formatBytes(sizeBytes)} · {shareText(sizeBytes, source.contentBytes)}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-3 flex flex-wrap gap-x-4">
        <Counted
          href={paths.checkpointState(checkpointId, 'processes')}
          text={processes.length === 1 ? '1 process' : `${processes.length} processes`}
        />
        <Counted
          href={paths.checkpointState(checkpointId, 'open-files')}
          text={openFiles.length === 1 ? '1 open descriptor' : `${openFiles.length} open descriptors`}
        />
        <Counted
          href={paths.checkpointState(checkpointId, 'sockets')}
          text={`${sockets.length === 1 ? '1 socket' : `${sockets.length} sockets`}, ${listening} listening`}
        />
      </p>
    </>
  );
}

function Counted({ href, text }: { href: string; text: string }) {
  return (
    <a href={href} className="text-accent inline-flex min-h-6 items-center underline">
      {text}
    </a>
  );
}
