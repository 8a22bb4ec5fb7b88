import { CopyButton } from './copy-button';

/** A command as it would be typed, with a button that copies it. */
export function CommandLine({ command }: { command: string }) {
  return (
    <div className="bg-raised border-line flex min-w-0 items-start gap-2 rounded-md border py-1 pr-1 pl-3">
      <code className="min-w-0 flex-1 py-1 font-mono text-xs break-all whitespace-pre-wrap">{command}</code>
      <CopyButton text={command} label="Copy command" isIconOnly />
    </div>
  );
}
