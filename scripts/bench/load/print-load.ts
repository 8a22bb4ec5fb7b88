import { compareArms } from '@/lib/stats/compare';
import { median, quantileOfSorted, sorted } from '@/lib/stats/quantile';
import { slopeOf } from './slope';

/** Of a restore by each way: podman alone; and the product, from the click to the end of the engine's command, and that command by itself. */
export interface RestoreTimes {
  handMs: number;
  clickToDoneMs: number;
  engineMs: number;
}

/** What `load.ts` measured. Times are in ms, memory is in MiB over minutes. */
export interface Measured {
  memory: { x: number; y: number }[];
  delays: number[];
  alone: RestoreTimes[];
  loaded: RestoreTimes[];
  asked: number;
  failed: number;
}

/** Prints what was measured, in what circumstances. */
export function printLoad({ memory, delays, alone, loaded, asked, failed }: Measured, circumstances: string): void {
  const ordered = sorted(delays);
  const { perUnit, interval } = slopeOf(memory);
  const signed = (value: number) => `${value >= 0 ? '+' : ''}${value.toFixed(1)}`;
  console.log(circumstances);
  console.log(`requests: ${asked}, ${failed} failed`);
  console.log(`memory: ${memory[0]?.y.toFixed(0)} MiB at first, ${Math.max(...memory.map(({ y }) => y)).toFixed(0)} at most, ${memory.at(-1)?.y.toFixed(0)} at last, ${signed(perUnit)} MiB/min (95 % ${signed(interval.low)} to ${signed(interval.high)}), n = ${memory.length}`); // prettier-ignore
  if (ordered.length > 0)
    console.log(`event stored → received: median ${quantileOfSorted(ordered, 0.5).toFixed(0)} ms, p95 ${quantileOfSorted(ordered, 0.95).toFixed(0)} ms, largest ${quantileOfSorted(ordered, 1).toFixed(0)} ms, n = ${ordered.length}`); // prettier-ignore
  const handOf = ({ handMs }: RestoreTimes) => handMs;
  const clickOf = ({ clickToDoneMs }: RestoreTimes) => clickToDoneMs;
  const engineOf = ({ engineMs }: RestoreTimes) => engineMs;
  for (const [when, pairs] of Object.entries({ alone, 'under load': loaded }))
    printRatio(`what the product adds to podman, ${when}`, ['podman by hand', pairs.map(handOf)], ['from the click to the end of the restore', pairs.map(clickOf)]); // prettier-ignore
  const ways = { 'podman by hand': handOf, 'the engine’s command of the product': engineOf, 'from the click to the end of the restore': clickOf }; // prettier-ignore
  for (const [way, timeOf] of Object.entries(ways))
    printRatio(way, ['alone', alone.map(timeOf)], ['under load', loaded.map(timeOf)]);
}

type Arm = [name: string, timesMs: number[]];

function printRatio(title: string, [fastName, fast]: Arm, [slowName, slow]: Arm): void {
  const compared = compareArms({ slow, fast, seed: 1 });
  const range = compared?.interval ? ` (95 % ${compared.interval.low.toFixed(2)} to ${compared.interval.high.toFixed(2)})` : ''; // prettier-ignore
  console.log(`${title}: ${fastName} ${median(fast).toFixed(0)} ms, n = ${fast.length}; ${slowName} ${median(slow).toFixed(0)} ms, n = ${slow.length}; ratio ${compared?.ratioOfMedians.toFixed(2)}${range}`); // prettier-ignore
}
