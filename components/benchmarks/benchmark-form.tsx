'use client';
import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import { isMatrix, suites, suiteTexts, type Suite } from '@/lib/domain/benchmark/suite';
import { benchmarkCommand } from '@/lib/domain/benchmark/command';
import { planBenchmark } from '@/lib/domain/benchmark/plan';
import { changeKeys } from '@/lib/domain/benchmark/settings/change';
import { choosingSamples } from '@/lib/domain/benchmark/settings/rounds';
import type { CheckpointChoice } from '@/lib/domain/inventory';
import { callAction } from '@/lib/client/call-action';
import { useLoaded } from '@/lib/client/use-loaded';
import { withZod } from '@/lib/client/with-zod';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import { NewestOnly } from '@/components/checkpoints/newest-only';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { CommandLine } from '@/components/ui/command-line';
import { ErrorCard } from '@/components/ui/error-card';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';

interface Props {
  specs: { id: string; name: string }[];
  checkpoints: CheckpointChoice[];
  /** There are more than `checkpoints`. */
  isCut: boolean;
  /** What the form begins with: an earlier benchmark's input, or what the link asked for. */
  first: Partial<BenchmarkInput>;
  /** A random one, made on the server so that the first rendering agrees. */
  seed: number;
  submitAction: (input: unknown) => Promise<Result<{ runId: string }>>;
}

const caches = [
  { value: 'warm', label: 'Warm: left as it is' },
  { value: 'dropped', label: 'Dropped before each start' },
  { value: 'both', label: 'Both, warm first' },
] as const;

const loadSchema = () =>
  withZod(() => import('@/lib/domain/benchmark/input')).then((module) => module.benchmarkInputSchema);

/** Chooses a suite and its settings, and says what will be done. */
export function BenchmarkForm({ specs, checkpoints, isCut, first, seed: firstSeed, submitAction }: Props) {
  const router = useRouter();
  const [suite, setSuite] = useState<Suite>(first.suite ?? 'restore-vs-cold-start');
  const [specId, setSpecId] = useState(first.specId ?? specs[0]?.id ?? '');
  const [checkpointId, setCheckpointId] = useState(first.checkpointId ?? '');
  const [samples, setSamples] = useState(String(first.samples ?? suiteTexts[suite].defaultSamples));
  const [warmUps, setWarmUps] = useState(String(first.warmUps ?? suiteTexts[suite].defaultWarmUps));
  const [cache, setCache] = useState<BenchmarkInput['cache']>(first.cache ?? 'warm');
  const [acceptCacheDrop, setAcceptCacheDrop] = useState(false);
  const [keepCheckpoint, setKeepCheckpoint] = useState(first.keepCheckpoint ?? false);
  const [coolDown, setCoolDown] = useState(String((first.coolDownMs ?? 1_000) / 1_000));
  const [seed, setSeed] = useState(String(first.seed ?? firstSeed));
  const [error, setError] = useState<ErrorView | null>(null);
  const [isSending, setSending] = useState(false);

  const isFastest = suite === 'fastest-setting';
  const hasOneCache = isMatrix(suite);
  const restores = suite === 'restore-vs-cold-start' || suite === 'restore-speed';
  const own = checkpoints.filter((checkpoint) => checkpoint.specId === specId);
  const schema = useLoaded(loadSchema);
  const checked = schema?.safeParse({
    suite,
    specId,
    checkpointId: restores && own.some(({ id }) => id === checkpointId) ? checkpointId : null,
    samples: number(samples),
    warmUps: hasOneCache || isFastest ? 0 : number(warmUps),
    cache: hasOneCache ? 'warm' : cache,
    acceptCacheDrop,
    coolDownMs: number(coolDown) * 1_000,
    seed: number(seed),
    keepCheckpoint: restores && keepCheckpoint,
    continuesRunId: null,
  } satisfies Record<keyof BenchmarkInput, unknown>);
  const fault = (name: keyof BenchmarkInput) => checked?.error?.issues.find(({ path }) => path[0] === name)?.message;
  const missing =
    specId === '' ? 'Make a spec first.' : (checked?.error?.issues[0]?.message ?? (checked ? null : 'One moment.'));

  const chooseSuite = (chosen: Suite) => {
    setSuite(chosen);
    setSamples(String(suiteTexts[chosen].defaultSamples));
    setWarmUps(String(suiteTexts[chosen].defaultWarmUps));
    if (chosen === 'fastest-setting' && cache === 'both') setCache('warm');
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!checked?.success || isSending) return;
    setSending(true);
    const result = await callAction(submitAction(checked.data));
    if (result.ok) return router.push(paths.benchmark(result.data.runId));
    setError(result.error);
    setSending(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} aria-busy={schema === null} className="min-w-0 space-y-4">
      {error && <ErrorCard error={error} />}
      <Card title="Question">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Suite"
            value={suite}
            onChange={chooseSuite}
            options={suites.map((value) => ({ value, label: suiteTexts[value].title }))}
            hint={suiteTexts[suite].question}
          />
          <SelectField
            label="Spec"
            value={specId}
            onChange={setSpecId}
            options={specs.map(({ id, name }) => ({ value: id, label: name }))}
            hint="The server that is started again and again."
          />
          {restores && (
            <SelectField
              label="Checkpoint"
              value={checkpointId}
              onChange={setCheckpointId}
              options={[
                { value: '', label: 'Make one for this benchmark' },
                ...own.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              hint="An existing one is only restored, never consumed; its container must be stopped."
            />
          )}
        </div>
        {restores && isCut && <NewestOnly count={checkpoints.length} />}
      </Card>
      <Card title="How">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={suite === 'restore-vs-cold-start' ? 'Pairs' : isFastest ? 'Samples in the last round' : 'Samples'}
            type="number"
            value={samples}
            onChange={setSamples}
            error={fault('samples')}
            hint={samplesHint(suite)}
          />
          {!hasOneCache && !isFastest && (
            <TextField
              label="Warm-ups"
              type="number"
              value={warmUps}
              onChange={setWarmUps}
              error={fault('warmUps')}
              hint="Taken first and not counted."
            />
          )}
          <TextField
            label="Pause between samples (s)"
            type="number"
            value={coolDown}
            onChange={setCoolDown}
            error={fault('coolDownMs')}
          />
          <TextField
            label="Seed"
            type="number"
            value={seed}
            onChange={setSeed}
            error={fault('seed')}
            hint="Decides the random order; the same seed gives the same order."
          />
          {!hasOneCache && (
            <SelectField
              label="Page cache"
              value={cache}
              onChange={setCache}
              options={isFastest ? caches.filter(({ value }) => value !== 'both') : caches}
            />
          )}
        </div>
        <div className="mt-4 space-y-3">
          {!hasOneCache && cache !== 'warm' && (
            <CheckboxField
              label="Drop this host’s page cache before each start"
              checked={acceptCacheDrop}
              onChange={setAcceptCacheDrop}
              hint="Everything else on this host reads from disk for a while and is slower. Nothing is lost. Needs root."
            />
          )}
          {restores && checkpointId === '' && (
            <CheckboxField
              label="Keep the checkpoint"
              checked={keepCheckpoint}
              onChange={setKeepCheckpoint}
              hint="Otherwise it is deleted at the end, with its container."
            />
          )}
        </div>
      </Card>
      <Card title="What will be done">
        {checked?.success ? (
          <div className="space-y-2">
            <p>{planWords(checked.data)}</p>
            <CommandLine
              command={benchmarkCommand(checked.data, specs.find(({ id }) => id === specId)?.name ?? null)}
            />
          </div>
        ) : (
          <p className="text-muted">{missing}</p>
        )}
      </Card>
      <Button
        type="submit"
        variant="primary"
        disabledReason={missing ?? (isSending ? 'The benchmark is being queued.' : null)}
      >
        Start benchmark
      </Button>
    </form>
  );
}

function samplesHint(suite: Suite): string {
  if (isMatrix(suite)) return 'For each cell.';
  const interval = 'From 5 on there is an interval; 10 make it narrower.';
  return suite === 'fastest-setting' ? `Of the default and the two best. ${interval}` : interval;
}

function planWords(input: BenchmarkInput): string {
  if (input.suite === 'fastest-setting') return settingsPlanWords(input);
  const steps = planBenchmark(input);
  const count = (kind: (typeof steps)[number]['do']) => steps.filter((step) => step.do === kind).length;
  const parts = [
    [count('checkpoint'), 'launch and dump', 'launches and dumps'],
    [count('cold-start'), 'cold start', 'cold starts'],
    [count('restore'), 'restore', 'restores'],
  ] as const;
  const words = parts.flatMap(([n, one, many]) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]));
  const touched =
    input.checkpointId === null
      ? 'Only containers that the benchmark makes are touched.'
      : 'Besides its own containers it only touches the one of the checkpoint, which it stops after each restore.';
  return `${words.join(', ')}, one after another. ${touched}`;
}

function settingsPlanWords(input: BenchmarkInput): string {
  return `Up to ${changeKeys.length + 1} settings, each restored ${choosingSamples} times; the better half and the best combination ${choosingSamples} times more; the default and the two best ${input.samples} times, each time from a new dump. Each block of restores is in random order. Settings that this host cannot try are named with the reason. Every setting needs a dump of its own: the checkpoints of a round are there at the same time, and are deleted when their setting is out. Nothing of the host’s settings is changed.`;
}

const number = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));
