'use client';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { runDemo } from '@/app/actions/run-demo';
import { Button } from '@/components/ui/button';
import { ErrorCard } from '@/components/ui/error-card';
import { callAction } from '@/lib/client/call-action';
import type { ErrorView } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';

/** Starts the whole demo and goes to its run. */
export function RunDemoButton({ variant = 'primary' }: { variant?: 'primary' | 'secondary' }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [error, setError] = useState<ErrorView | null>(null);
  const start = () =>
    startTransition(async () => {
      const result = await callAction(runDemo());
      if (result.ok) router.push(paths.run(result.data.runId));
      else setError(result.error);
    });
  return (
    <div className="space-y-3">
      <Button variant={variant} onClick={start} disabledReason={isPending ? 'The demo is being queued.' : null}>
        Run the demo
      </Button>
      {error && <ErrorCard error={error} />}
    </div>
  );
}
