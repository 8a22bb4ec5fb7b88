'use client';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';
import { paths } from '@/lib/paths';

const maxLines = 5000;

interface Props {
  name: string;
  /** Changes with each start or restore, which opens the log again; null while there is no such container. */
  start: string | null;
}

/** A container's log as text: follows until it is paused, and finds lines. */
export function FollowLog({ name, start }: Props) {
  const [lines, setLines] = useState<string[]>([]);
  const [isOpen, setOpen] = useState(false);
  const [isFollowing, setFollowing] = useState(true);
  const [search, setSearch] = useState('');
  const box = useRef<HTMLPreElement>(null);

  useEffect(() => {
    // The stream of a removed container would only be an empty one, and take what is shown.
    if (start === null) return;
    const source = new EventSource(paths.api.containerLog(name));
    // A new connection begins with the last lines again.
    source.onopen = () => {
      setLines([]);
      setOpen(true);
    };
    source.onmessage = (message: MessageEvent<string>) => {
      const { line } = JSON.parse(message.data) as { line: string };
      setLines((known) => [...known.slice(1 - maxLines), line]);
    };
    return () => source.close();
  }, [name, start]);

  useEffect(() => {
    if (isFollowing && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines, isFollowing]);

  const shown = search === '' ? lines : lines.filter((line) => line.includes(search));
  const nothing =
    lines.length > 0 ? 'No line holds this.' : isOpen ? 'It has written nothing yet.' : 'Opening the log…';
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <TextField label="Search" type="search" value={search} onChange={setSearch} />
        <Button aria-pressed={isFollowing} onClick={() => setFollowing(!isFollowing)}>
          {isFollowing ? 'Pause' : 'Follow'}
        </Button>
        <span className="text-muted pb-2">
          {shown.length} of {lines.length} lines
        </span>
      </div>
      <pre
        ref={box}
        tabIndex={0}
        aria-label={`Log of ${name}`}
        className="bg-surface border-line h-[60vh] overflow-auto rounded-lg border p-3 font-mono text-xs"
      >
        {shown.length === 0 ? nothing : shown.join('\n')}
      </pre>
    </div>
  );
}
