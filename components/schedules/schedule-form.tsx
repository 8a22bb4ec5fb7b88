'use client';
import { useRouter } from 'next/navigation';
import { useState, type FormEvent } from 'react';
import { suites, suiteTexts, type Suite } from '@/lib/domain/benchmark/suite';
import { callAction } from '@/lib/client/call-action';
import { useLoaded } from '@/lib/client/use-loaded';
import { withZod } from '@/lib/client/with-zod';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ErrorCard } from '@/components/ui/error-card';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';

interface Props {
  specs: { id: string; name: string }[];
  saveAction: (input: unknown) => Promise<Result<null>>;
}

const loadSchema = () => withZod(() => import('@/lib/domain/schedule')).then((module) => module.scheduleInputSchema);

/** Adds a schedule: which suite, of which spec, started by what. */
export function ScheduleForm({ specs, saveAction }: Props) {
  const router = useRouter();
  const [name, setName] = useState('');
  const [suite, setSuite] = useState<Suite>('restore-vs-cold-start');
  const [specId, setSpecId] = useState(specs[0]?.id ?? '');
  const [samples, setSamples] = useState(String(suiteTexts['restore-vs-cold-start'].defaultSamples));
  const [trigger, setTrigger] = useState<'nightly' | 'after-checkpoint'>('nightly');
  const [time, setTime] = useState('02:30');
  const [error, setError] = useState<ErrorView | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [hour, minute] = time.split(':').map(Number);
  const schema = useLoaded(loadSchema);
  const checked = schema?.safeParse({
    name,
    trigger: trigger === 'nightly' ? { type: trigger, hour, minute } : { type: trigger },
    input: { suite, specId, samples: Number(samples), warmUps: suiteTexts[suite].defaultWarmUps, seed: 0 },
  });
  const missing =
    specId === '' ? 'Make a spec first.' : (checked?.error?.issues[0]?.message ?? (checked ? null : 'One moment.'));
  const chooseSuite = (value: Suite) => {
    setSuite(value);
    setSamples(String(suiteTexts[value].defaultSamples));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!checked?.success || isSaving) return;
    setSaving(true);
    const result = await callAction(saveAction(checked.data));
    setSaving(false);
    if (!result.ok) return setError(result.error);
    setError(null);
    setName('');
    router.refresh();
  };
  return (
    <form onSubmit={(event) => void submit(event)} aria-busy={schema === null}>
      <Card title="Add a schedule">
        {error && <ErrorCard error={error} />}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label="Name" value={name} onChange={setName} />
          <SelectField
            label="Spec"
            value={specId}
            onChange={setSpecId}
            options={specs.map((spec) => ({ value: spec.id, label: spec.name }))}
          />
          <SelectField
            label="Suite"
            value={suite}
            onChange={chooseSuite}
            options={suites.map((value) => ({ value, label: suiteTexts[value].title }))}
          />
          <TextField label="Samples" type="number" value={samples} onChange={setSamples} />
          <SelectField
            label="When"
            value={trigger}
            onChange={setTrigger}
            options={[
              { value: 'nightly', label: 'Every night' },
              { value: 'after-checkpoint', label: 'After each new checkpoint of the spec' },
            ]}
            hint="The page cache is left as it is: nobody is there to agree to dropping it."
          />
          {trigger === 'nightly' && (
            <TextField
              label="At"
              value={time}
              onChange={setTime}
              hint="Hour and minute by the server’s clock, such as 02:30."
            />
          )}
        </div>
        <div className="mt-4">
          <Button type="submit" variant="primary" disabledReason={missing ?? (isSaving ? 'It is being saved.' : null)}>
            Add schedule
          </Button>
        </div>
      </Card>
    </form>
  );
}
