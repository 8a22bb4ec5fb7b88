import { AppLink } from '@/components/ui/app-link';
import type { RunDetail } from '@/lib/domain/views';
import { formatDurationMs } from '@/lib/format/duration';
import { shellQuote } from '@/lib/format/shell-quote';
import { paths } from '@/lib/paths';
import { Card } from '@/components/ui/card';
import { CommandLine } from '@/components/ui/command-line';
import { KeyValueList } from '@/components/ui/key-value';
import { testbedItems } from './testbed-items';

/** What the run worked on, with which options, on which machine, by which commands. */
export function RunFacts({ run, specHref }: { run: RunDetail; specHref: string | null }) {
  const { testbed: bed } = run;
  return (
    <>
      <Card title="Facts">
        <KeyValueList
          items={[
            { label: 'Run', value: run.id, mono: true },
            {
              label: 'Container',
              value:
                run.containerName === null ? (
                  '–'
                ) : (
                  <AppLink href={paths.containerLog(run.containerName)} className="text-accent underline">
                    {run.containerName}
                  </AppLink>
                ),
              mono: true,
            },
            {
              label: 'Checkpoint',
              value:
                run.checkpointId === null ? (
                  '–'
                ) : (
                  <AppLink href={paths.checkpoint(run.checkpointId)} className="text-accent underline">
                    {run.checkpointName ?? run.checkpointId}
                  </AppLink>
                ),
            },
            {
              label: 'Spec',
              value:
                run.specName === null || specHref === null ? (
                  (run.specName ?? '–')
                ) : (
                  <AppLink href={specHref} className="text-accent underline">
                    {run.specName}
                  </AppLink>
                ),
            },
            { label: 'Asked for', value: run.createdAt, mono: true },
            ...(run.importedFrom === null ? [] : [{ label: 'Imported from', value: run.importedFrom, mono: true }]),
            ...(bed ? testbedItems(bed) : []),
          ]}
        />
        <JsonDetails title="Options" value={run.options} />
        <JsonDetails title="Spec as it was" value={run.spec} />
        {run.logFiles.length > 0 && (
          <p className="mt-3 flex flex-wrap gap-x-3">
            <span className="text-muted">Download</span>
            {run.logFiles.map((file) => (
              <a key={file} href={paths.api.runLogFile(run.id, file)} className="text-accent underline" download>
                {file}
              </a>
            ))}
          </p>
        )}
      </Card>
      {run.commands.length > 0 && (
        <Card title="Commands">
          <ol className="space-y-3">
            {run.commands.map((command) => (
              <li key={command.ordinal} className="min-w-0">
                <CommandLine command={shellQuote(command.argv)} />
                <p className="text-muted mt-1 text-xs">
                  {command.exitCode === null ? 'no exit code' : `exit code ${command.exitCode}`}
                  {command.durationMs !== null && `, ${formatDurationMs(command.durationMs)}`}
                </p>
                <Tail title="Last lines of its output" text={command.stdoutTail} />
                <Tail title="Last lines of its errors" text={command.stderrTail} />
              </li>
            ))}
          </ol>
        </Card>
      )}
    </>
  );
}

function Tail({ title, text }: { title: string; text: string }) {
  if (text.trim() === '') return null;
  return (
    <details className="text-xs">
      <summary>{title}</summary>
      <pre tabIndex={0} className="bg-raised mt-1 max-h-60 overflow-auto rounded-md p-2 font-mono">
        {text}
      </pre>
    </details>
  );
}

function JsonDetails({ title, value }: { title: string; value: unknown }) {
  if (value === null || value === undefined) return null;
  return (
    <details className="mt-2">
      <summary className="font-medium">{title}</summary>
      <pre tabIndex={0} className="bg-raised mt-1 max-h-80 overflow-auto rounded-md p-2 font-mono text-xs">
        {JSON.stringify(value, null, 2)}
      </pre>
    </details>
  );
}
