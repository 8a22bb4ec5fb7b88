/** A linear scale from zero, with round ticks. */
export interface Scale {
  max: number;
  ticks: number[];
  /** Position of a value, from 0 to `width`. */
  at: (value: number) => number;
}

const steps = [1, 2, 2.5, 5, 10];

/** A scale that holds `largest` and begins at zero: a bar twice as long is twice as much. */
export function zeroBasedScale(largest: number, width: number, wantedTicks = 5): Scale {
  const rough = Math.max(largest, Number.MIN_VALUE) / wantedTicks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (steps.find((factor) => factor * power >= rough) ?? 10) * power;
  const count = Math.max(1, Math.ceil(largest / step));
  const max = count * step;
  return {
    max,
    ticks: Array.from({ length: count + 1 }, (_, i) => i * step),
    at: (value) => (value / max) * width,
  };
}
