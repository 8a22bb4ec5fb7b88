import type { Metadata } from 'next';
import Link from 'next/link';
import { checkReadiness } from '@/app/actions/check-readiness';
import { createCheckpoint } from '@/app/actions/create-checkpoint';
import { previewCommand } from '@/app/actions/preview-command';
import { startColdStart } from '@/app/actions/start-cold-start';
import { startRestore } from '@/app/actions/start-restore';
import { CheckpointForm } from '@/components/runs/checkpoint-form';
import { ColdStartForm } from '@/components/runs/cold-start-form';
import { RestoreForm } from '@/components/runs/restore-form';
import { PageHeader } from '@/components/ui/page-header';
import { containerRefSchema } from '@/lib/domain/names';
import { coldStartInputSchema, createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import { paths } from '@/lib/paths';
import { listCheckpoints } from '@/lib/queries/list-checkpoints';
import { listSpecs } from '@/lib/queries/list-specs';

export const metadata: Metadata = { title: 'New run' };

const tabs = [
  { kind: 'checkpoint', label: 'Checkpoint' },
  { kind: 'restore', label: 'Restore' },
  { kind: 'cold-start', label: 'Cold start' },
] as const;

type Query = Record<string, string | string[] | undefined>;

/** The forms that start a run. */
export default async function NewRunPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const kind = tabs.find((tab) => tab.kind === query.kind)?.kind ?? 'checkpoint';
  const container = containerRefSchema.safeParse(query.container).data ?? null;
  const [allSpecs, allCheckpoints] = await Promise.all([listSpecs(), listCheckpoints()]);
  const specs = allSpecs.map(({ id, spec }) => ({ id, name: spec.name }));
  const specId = specs.find(({ id, name }) => id === query.spec || name === query.spec)?.id ?? null;
  const checkpoints = allCheckpoints
    .filter(({ state }) => state === 'ready')
    .map(({ id, name, form, containerName }) => ({ id, name, form, containerName }));
  const checkpointId = checkpoints.find(({ id }) => id === query.checkpoint)?.id ?? null;
  const earlier = earlierInput(query.options);
  const shared = { previewAction: previewCommand, specs, specId };
  return (
    <div className="max-w-4xl">
      <PageHeader title="New run" breadcrumbs={[{ label: 'Runs', href: paths.runs() }]} />
      <nav aria-label="Kind of run" className="border-line mb-4 flex flex-wrap gap-1 border-b">
        {tabs.map((tab) => (
          <Link
            key={tab.kind}
            href={paths.newRun({ kind: tab.kind })}
            aria-current={tab.kind === kind ? 'page' : undefined}
            className="text-muted aria-[current=page]:border-accent aria-[current=page]:text-fg border-b-2 border-transparent px-3 py-2 font-medium"
          >
            {tab.label}
          </Link>
        ))}
      </nav>
      {typeof query.checkpoint === 'string' && checkpointId === null && kind === 'restore' && (
        <p role="status" className="text-warning mb-3">
          The checkpoint asked for is not ready; choose another one.
        </p>
      )}
      {kind === 'checkpoint' && (
        <CheckpointForm
          key={container ?? specId}
          {...shared}
          container={container}
          earlier={createCheckpointInputSchema.safeParse(earlier).data ?? null}
          submitAction={createCheckpoint}
        />
      )}
      {kind === 'restore' && (
        <RestoreForm
          key={checkpointId}
          checkpoints={checkpoints}
          checkpointId={checkpointId}
          earlier={restoreInputSchema.safeParse(earlier).data ?? null}
          submitAction={startRestore}
          previewAction={previewCommand}
          readinessAction={checkReadiness}
        />
      )}
      {kind === 'cold-start' && (
        <ColdStartForm
          key={specId}
          {...shared}
          earlier={coldStartInputSchema.safeParse(earlier).data ?? null}
          submitAction={startColdStart}
        />
      )}
    </div>
  );
}

/** The input of an earlier run, as "Run again" puts it into the URL; anything else is ignored. */
function earlierInput(text: string | string[] | undefined): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
