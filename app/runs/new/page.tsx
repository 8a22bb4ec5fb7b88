import type { Metadata } from 'next';
import { AppLink } from '@/components/ui/app-link';
import { checkReadiness } from '@/app/actions/check-readiness';
import { createCheckpoint } from '@/app/actions/create-checkpoint';
import { previewCommand } from '@/app/actions/preview-command';
import { startColdStart } from '@/app/actions/start-cold-start';
import { startRestore } from '@/app/actions/start-restore';
import { CheckpointForm } from '@/components/runs/checkpoint-form';
import { ColdStartForm } from '@/components/runs/cold-start-form';
import { EarlierSecrets } from '@/components/runs/earlier-secrets';
import { RestoreForm } from '@/components/runs/restore-form';
import { PageHeader } from '@/components/ui/page-header';
import { containerRefSchema, idSchema } from '@/lib/domain/names';
import { coldStartInputSchema, createCheckpointInputSchema, restoreInputSchema } from '@/lib/domain/options';
import { paths } from '@/lib/paths';
import { getEarlierInput } from '@/lib/queries/get-earlier-input';
import { listCheckpointChoices } from '@/lib/queries/list-checkpoints';
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
  const [allSpecs, { choices: checkpoints, isCut }] = await Promise.all([
    listSpecs(),
    listCheckpointChoices(query.checkpoint),
  ]);
  const specs = allSpecs.map(({ id, spec }) => ({ id, name: spec.name }));
  const specId = specs.find(({ id, name }) => id === query.spec || name === query.spec)?.id ?? null;
  const checkpointId = checkpoints.find(({ id }) => id === query.checkpoint)?.id ?? null;
  const again = idSchema.safeParse(query.again);
  const earlierRun = again.success ? await getEarlierInput(again.data) : null;
  const earlier = earlierRun ? earlierRun.input : inputOfAddress(query.options);
  const shared = { previewAction: previewCommand, specs, specId };
  return (
    <div className="max-w-4xl">
      <PageHeader title="New run" breadcrumbs={[{ label: 'Runs', href: paths.runs() }]} />
      <nav aria-label="Kind of run" className="border-line mb-4 flex flex-wrap gap-1 border-b">
        {tabs.map((tab) => (
          <AppLink
            key={tab.kind}
            href={paths.newRun({ kind: tab.kind })}
            aria-current={tab.kind === kind ? 'page' : undefined}
            className="text-muted aria-[current=page]:border-accent aria-[current=page]:text-fg border-b-2 border-transparent px-3 py-2 font-medium"
          >
            {tab.label}
          </AppLink>
        ))}
      </nav>
      {typeof query.checkpoint === 'string' && checkpointId === null && kind === 'restore' && (
        <p role="status" className="text-warning mb-3">
          The checkpoint asked for is not ready; choose another one.
        </p>
      )}
      {earlierRun && <EarlierSecrets fromSpec={earlierRun.fromSpec} lost={earlierRun.lost} />}
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
          isCut={isCut}
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

/** An input that a link carries whole, as the advice of a benchmark does; anything else is ignored. */
function inputOfAddress(text: string | string[] | undefined): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
