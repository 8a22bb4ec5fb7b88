'use client';
import { CircleCheck, Scale, TriangleAlert } from 'lucide-react';
import { AppLink } from '@/components/ui/app-link';
import type { ReactNode } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import type { Spec } from '@/lib/domain/spec';
import { adviseVllm, type VllmAdvice } from '@/lib/domain/vllm/advice';
import { paths } from '@/lib/paths';

const verdicts: Record<VllmAdvice['verdict'], { label: string; tone: Tone; icon: ReactNode }> = {
  ok: { label: 'As it should be', tone: 'success', icon: <CircleCheck size={14} aria-hidden /> },
  change: { label: 'Change this', tone: 'warning', icon: <TriangleAlert size={14} aria-hidden /> },
  measure: { label: 'Measure it', tone: 'info', icon: <Scale size={14} aria-hidden /> },
};

interface Props {
  spec: Spec;
  /** null while the spec is not stored. */
  specId: string | null;
  /** Puts a changed spec into the form; nothing is stored by it. */
  onChange: (spec: Spec) => void;
}

/** What a checkpoint wants of vLLM's options: each with its effect in figures, their source, and a button. */
export function VllmAdviceCard({ spec, specId, onChange }: Props) {
  return (
    <Card title="vLLM options that matter for a checkpoint">
      <p className="text-muted max-w-prose text-sm">
        The figures are those of the sources named, on their machines.{' '}
        {specId === null ? (
          'Save the spec, then a benchmark tells for yours.'
        ) : (
          <AppLink className="text-accent underline" href={paths.newBenchmark({ spec: specId })}>
            A benchmark tells for yours.
          </AppLink>
        )}
      </p>
      <ul className="divide-line mt-2 divide-y">
        {adviseVllm(spec).map((advice) => (
          <AdviceRow key={advice.id} advice={advice} onChange={onChange} />
        ))}
      </ul>
    </Card>
  );
}

function AdviceRow({ advice, onChange }: { advice: VllmAdvice; onChange: (spec: Spec) => void }) {
  const { option, value, verdict, text, source, fix } = advice;
  const { label, tone, icon } = verdicts[verdict];
  return (
    <li className="grid gap-1 py-3 md:grid-cols-[9rem_minmax(0,1fr)]">
      <Badge tone={tone} icon={icon}>
        {label}
      </Badge>
      <div className="min-w-0 space-y-1">
        <p className="break-words">
          <code>{option}</code>: <span className="font-mono text-sm">{value}</span>
        </p>
        <p className="text-muted max-w-prose">
          {text}
          {source && (
            <>
              {' '}
              <a className="text-accent underline" href={source.href} rel="noreferrer" target="_blank">
                {source.label}
              </a>
            </>
          )}
        </p>
        {fix && (
          <Button type="button" onClick={() => onChange(fix.spec)}>
            {fix.label}
          </Button>
        )}
      </div>
    </li>
  );
}
