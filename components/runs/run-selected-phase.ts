'use client';
import { useCallback, useState } from 'react';
import type { PhaseKey } from '@/lib/domain/phase';
import type { PhaseView } from '@/lib/domain/views';
import { paths } from '@/lib/paths';
import { phaseRowId } from './run-phases';

/** The phase that the URL's `?phase=` names. Choosing one changes the URL without loading anything. */
export function useSelectedPhase(runId: string, phases: readonly PhaseView[], asked: string | undefined) {
  const keys = phases.map(({ key }) => key).join(' ');
  const [selected, setSelected] = useState<PhaseKey | null>(phases.find(({ key }) => key === asked)?.key ?? null);
  const select = useCallback(
    (key: PhaseKey | null) => {
      setSelected(key);
      const url = paths.run(runId, key === null ? {} : { phase: key }) + window.location.hash;
      window.history.replaceState(null, '', url);
    },
    [runId],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const order = keys.split(' ') as PhaseKey[];
      const from = selected === null ? (by === 1 ? -1 : order.length) : order.indexOf(selected);
      const key = order[from + by] ?? null;
      if (key === null) return;
      select(key);
      document.getElementById(phaseRowId(key))?.scrollIntoView({ block: 'nearest' });
    },
    [keys, selected, select],
  );
  return { selected, select, step };
}
