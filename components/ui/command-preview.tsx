'use client';
import { useEffect, useState } from 'react';
import type { Result } from '@/lib/errors/error-view';
import { Card } from './card';
import { CommandLine } from './command-line';

export type PreviewAction = (input: unknown) => Promise<Result<{ commands: string[] }>>;

/** Typing goes on without a question to the server for each letter. */
const previewDelayMs = 300;

interface Props {
  /** What the action is asked about; null while something is missing. Compared by its JSON. */
  request: unknown;
  previewAction: PreviewAction;
}

/** The commands that what is being filled in leads to, kept current. */
export function CommandPreview({ request, previewAction }: Props) {
  const [shown, setShown] = useState<Result<{ commands: string[] }> | 'unreachable' | null>(null);
  const text = request === null ? null : JSON.stringify(request);
  useEffect(() => {
    if (text === null) return;
    let isStale = false;
    const timer = setTimeout(async () => {
      const result = await previewAction(JSON.parse(text)).catch(() => 'unreachable' as const);
      if (!isStale) setShown(result);
    }, previewDelayMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [text, previewAction]);
  return (
    <Card title="Commands">
      {text === null || shown === null ? (
        <p className="text-muted">What podman will be asked to do is shown here.</p>
      ) : shown === 'unreachable' ? (
        <p className="text-warning">The server did not answer, so the commands are not known.</p>
      ) : shown.ok ? (
        <div className="space-y-2">
          {shown.data.commands.map((command) => (
            <CommandLine key={command} command={command} />
          ))}
        </div>
      ) : (
        <p className="text-warning break-words">{shown.error.detail}</p>
      )}
    </Card>
  );
}
