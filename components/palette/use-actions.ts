'use client';
import { Camera, ChartNoAxesCombined, FlaskConical, Keyboard, Power, RotateCcw, SunMoon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTheme } from 'next-themes';
import { useState } from 'react';
import { runDemo } from '@/app/actions/run-demo';
import { callAction } from '@/lib/client/call-action';
import type { ErrorView } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import type { PaletteEntry } from './palette-entry';

interface Actions {
  entries: PaletteEntry[];
  /** What came back instead of a run. */
  error: ErrorView | null;
  /** What is being waited for, in words; null: nothing. */
  pending: string | null;
}

/** What can be done from anywhere. */
export function useActions({ close, showShortcuts }: { close: () => void; showShortcuts: () => void }): Actions {
  const router = useRouter();
  const { theme, setTheme } = useTheme();
  const [error, setError] = useState<ErrorView | null>(null);
  const [pending, setPending] = useState<string | null>(null);
  const startDemo = async () => {
    setError(null);
    setPending('The demo is being queued.');
    const result = await callAction(runDemo());
    setPending(null);
    if (!result.ok) return setError(result.error);
    close();
    router.push(paths.run(result.data.runId));
  };
  const action = (entry: Omit<PaletteEntry, 'id' | 'group'>): PaletteEntry => ({
    id: `action ${entry.label}`,
    group: 'Actions',
    ...entry,
  });
  const entries = [
    action({ label: 'Create checkpoint', icon: Camera, go: { href: paths.newRun({ kind: 'checkpoint' }) } }),
    action({ label: 'Restore a checkpoint', icon: RotateCcw, go: { href: paths.newRun({ kind: 'restore' }) } }),
    action({ label: 'Cold start', icon: Power, go: { href: paths.newRun({ kind: 'cold-start' }) } }),
    action({
      label: 'Run the demo',
      detail: 'checkpoint and restore a small model server',
      icon: FlaskConical,
      go: { run: () => void startDemo() },
    }),
    action({ label: 'New benchmark', icon: ChartNoAxesCombined, go: { href: paths.newBenchmark() } }),
    ...(['light', 'dark', 'system'] as const)
      .filter((name) => name !== theme)
      .map((name) =>
        action({
          label: `Theme: ${name}`,
          words: 'appearance colours',
          icon: SunMoon,
          go: {
            run: () => {
              setTheme(name);
              close();
            },
          },
        }),
      ),
    action({ label: 'Keyboard shortcuts', icon: Keyboard, keys: ['?'], go: { run: showShortcuts } }),
  ];
  return { entries, error, pending };
}
