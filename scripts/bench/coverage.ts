import { parseArgs } from 'node:util';
import { percentileInterval } from '../../lib/stats/bootstrap';
import { compareArms } from '../../lib/stats/compare';
import type { Interval } from '../../lib/stats/interval';
import { medianInterval } from '../../lib/stats/median-interval';
import { median } from '../../lib/stats/quantile';
import { normalRandom, seededRandom } from '../../lib/stats/seeded-random';

/**
 * `node --import tsx scripts/bench/coverage.ts --simulations 2000`: how often the 95 % intervals of lib/stats hold the
 * truth, for simulated starts whose truth is known. Prints the tables of docs/decisions/008-benchmark-statistics.md.
 * The same seeds each time, so the same numbers.
 */
function main(): void {
  const { values } = parseArgs({ options: { simulations: { type: 'string', default: '2000' } } });
  const simulations = Number.parseInt(values.simulations, 10);
  if (!(simulations >= 1)) throw new Error('--simulations must be a number from 1.');
  console.log(`${simulations} simulations per cell; coverage in %, width in % of the ratio.\n`);
  printRatios(simulations);
  printMedians(simulations);
}

type Random = () => number;

/** How the logarithm of one start's duration is spread. */
const noises = {
  'log-normal 2 %': (random: Random) => 0.02 * normalRandom(random),
  'log-normal 10 %': (random: Random) => 0.1 * normalRandom(random),
  // Noise of 3 %; one start in six is held up by half of its length on average, some by much more.
  'heavy tail': (random: Random) =>
    0.03 * normalRandom(random) + (random() < 1 / 6 ? Math.log1p(0.5 * exponential(random)) : 0),
  // Never faster than a limit, and often much slower.
  skewed: (random: Random) => Math.log1p(0.2 * exponential(random)),
};
type Noise = keyof typeof noises;

const exponential = (random: Random) => -Math.log(1 - random());

/** Noise of the slow arm, noise of the fast arm. */
const armNoises: [Noise, Noise][] = [
  ['log-normal 2 %', 'log-normal 2 %'],
  ['log-normal 10 %', 'log-normal 10 %'],
  ['heavy tail', 'heavy tail'],
  ['log-normal 2 %', 'heavy tail'],
  ['log-normal 10 %', 'heavy tail'],
  ['log-normal 2 %', 'log-normal 10 %'],
  ['skewed', 'log-normal 2 %'],
];

const armSizes: [number, number][] = [
  [5, 5],
  [6, 6],
  [7, 7],
  [10, 10],
  [20, 20],
  [5, 20],
];

/** Typical durations of the demo; as in the database, each is a whole number of ms. */
const slowMs = 4_850;
const fastMs = 650;

const truthDraws = 1_000_000;

function printRatios(simulations: number): void {
  const header = ['slow arm', 'fast arm', 'n', 'coverage', 'width', 'plain percentile', 'paired'];
  console.log(row(header) + row(header.map(() => '---')).trimEnd());
  for (const [slowNoise, fastNoise] of armNoises) {
    const truth = slowMs / fastMs;
    const pairedTruth =
      truth *
      Math.exp(
        medianOf((random) => noises[slowNoise](random) - noises[fastNoise](random)) - shift(slowNoise, fastNoise),
      );
    for (const [nSlow, nFast] of armSizes) {
      const random = seededRandom(20_261_124);
      const held = { smoothed: 0, plain: 0, paired: 0 };
      const widths: number[] = [];
      for (let seed = 0; seed < simulations; seed += 1) {
        const slow = draw(slowNoise, { n: nSlow, medianMs: slowMs, random });
        const fast = draw(fastNoise, { n: nFast, medianMs: fastMs, random });
        const pairs = nSlow === nFast ? slow.map((value, i) => ({ slow: value, fast: fast[i] ?? NaN })) : [];
        const comparison = compareArms({ slow, fast, pairs, seed });
        held.smoothed += holds(comparison?.interval, truth);
        held.plain += holds(plainInterval(slow, fast, seededRandom(seed)), truth);
        held.paired += holds(comparison?.pairedInterval, pairedTruth);
        const { low = NaN, high = NaN } = comparison?.interval ?? {};
        widths.push(((high - low) / truth) * 100);
      }
      const percent = (count: number) => ((count / simulations) * 100).toFixed(1);
      const paired = nSlow === nFast ? percent(held.paired) : '';
      const sizes = nSlow === nFast ? `${nSlow}` : `${nSlow}, ${nFast}`;
      const cells = [percent(held.smoothed), median(widths).toFixed(1), percent(held.plain), paired];
      console.log(row([slowNoise, fastNoise, sizes, ...cells]).trimEnd());
    }
  }
}

function printMedians(simulations: number): void {
  const sizes = [5, 6, 7, 8, 9, 10, 12, 15, 20, 50];
  console.log(`\n${row(['one median', ...sizes.map(String)])}${row(['---', ...sizes.map(() => '---')]).trimEnd()}`);
  for (const noise of Object.keys(noises) as Noise[]) {
    const cells = sizes.map((n) => {
      const random = seededRandom(n);
      let held = 0;
      for (let i = 0; i < simulations; i += 1) {
        held += holds(medianInterval(draw(noise, { n, medianMs: slowMs, random })), slowMs);
      }
      return ((held / simulations) * 100).toFixed(1);
    });
    console.log(row([noise, ...cells]).trimEnd());
  }
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;

const holds = (interval: Interval | null | undefined, truth: number) =>
  interval && interval.low <= truth && truth <= interval.high ? 1 : 0;

/** What the product does not use: the percentile bootstrap without smoothing. */
function plainInterval(slow: readonly number[], fast: readonly number[], random: Random): Interval {
  const resampled = (samples: readonly number[]) =>
    median(samples.map(() => samples[Math.floor(random() * samples.length)] ?? NaN));
  return percentileInterval(() => resampled(slow) / resampled(fast), 1_000);
}

/** Durations whose true median is `medianMs`. */
function draw(noise: Noise, { n, medianMs, random }: { n: number; medianMs: number; random: Random }): number[] {
  return Array.from({ length: n }, () => Math.round(medianMs * Math.exp(noises[noise](random) - noiseMedians[noise])));
}

function medianOf(one: (random: Random) => number): number {
  const random = seededRandom(1);
  return median(Float64Array.from({ length: truthDraws }, () => one(random)));
}

const noiseMedians = Object.fromEntries(
  (Object.keys(noises) as Noise[]).map((noise) => [noise, medianOf(noises[noise])]),
) as Record<Noise, number>;

const shift = (slow: Noise, fast: Noise) => noiseMedians[slow] - noiseMedians[fast];

main();
