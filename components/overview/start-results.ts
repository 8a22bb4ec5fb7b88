import type { StartFigure } from '@/lib/domain/start-figure';
import { median } from '@/lib/stats/quantile';

/** The starts of one kind under one set of conditions, newest first. */
export interface Arm {
  medianMs: number;
  starts: StartFigure[];
}

/** Cold start against restore, for one spec on one testbed and one way of keeping checkpoints. */
export interface StartResult {
  key: string;
  specName: string;
  restoredFrom: NonNullable<StartFigure['restoredFrom']>;
  testbed: StartFigure['testbed'];
  cold: Arm;
  restore: Arm;
}

/** Results of starts that can be compared: same spec, same testbed. Newest first; `starts` must be so as well. */
export function startResults(starts: readonly StartFigure[]): StartResult[] {
  const cold = grouped(
    starts.filter(({ restoredFrom }) => restoredFrom === null),
    conditions,
  );
  const restored = grouped(
    starts.filter(({ restoredFrom }) => restoredFrom !== null),
    (start) => JSON.stringify([conditions(start), start.restoredFrom]),
  );
  return [...restored].flatMap(([key, restores]) => {
    const [newest] = restores;
    const coldStarts = newest && cold.get(conditions(newest));
    if (!newest?.restoredFrom || !coldStarts) return [];
    const { specName, restoredFrom, testbed } = newest;
    return { key, specName, restoredFrom, testbed, cold: toArm(coldStarts), restore: toArm(restores) };
  });
}

const conditions = ({ specName, testbedId }: StartFigure) => JSON.stringify([specName, testbedId]);

function grouped(starts: readonly StartFigure[], keyOf: (start: StartFigure) => string): Map<string, StartFigure[]> {
  const groups = new Map<string, StartFigure[]>();
  for (const start of starts) groups.set(keyOf(start), [...(groups.get(keyOf(start)) ?? []), start]);
  return groups;
}

function toArm(starts: StartFigure[]): Arm {
  return { medianMs: median(starts.map(({ firstTokenMs }) => firstTokenMs)), starts };
}
