import { formatDurationMs } from '@/lib/format/duration';

/** Room that charts leave on the right, so that the last label is not cut. */
export const rightRoom = 12;

/** Room for the labels below the rows. */
export const axisHeight = 28;

/** Lines and labels of a time axis; `axisTop` is where the rows end. */
export function TimeTicks({
  ticks,
  at,
  axisTop,
}: {
  ticks: readonly number[];
  at: (value: number) => number;
  axisTop: number;
}) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line x1={at(tick)} x2={at(tick)} y1={0} y2={axisTop} stroke="var(--line)" />
      <text
        x={at(tick)}
        y={axisTop + 18}
        textAnchor={tick === 0 ? 'start' : tick === ticks.at(-1) ? 'end' : 'middle'}
        fill="var(--muted)"
      >
        {formatDurationMs(tick)}
      </text>
    </g>
  ));
}

/** What a row is called, and its figure at the right end. Readable across lines that pass behind it. */
export function RowHeading({
  label,
  figure,
  top,
  width,
}: {
  label: string;
  figure: string;
  top: number;
  width: number;
}) {
  const halo = { stroke: 'var(--surface)', strokeWidth: 4, paintOrder: 'stroke' };
  return (
    <>
      <text x={4} y={top + 16} fontWeight={600} {...halo}>
        {label}
      </text>
      <text x={width - rightRoom} y={top + 16} textAnchor="end" fill="var(--muted)" {...halo}>
        {figure}
      </text>
    </>
  );
}
