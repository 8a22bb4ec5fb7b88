import 'server-only';

/** 12 bytes each: 96 MiB at most, with 48 MiB more while the table grows. */
const maxSlots = 2 ** 23;
const fullAt = 0.75;

/**
 * Counts different contents by their hashes, of 64 bits, in bounded memory. When the table is full, only hashes
 * whose lowest bit is zero are kept, then the lowest two, and so on: what is left is a fair sample of the contents.
 */
export class DistinctPages {
  private slots = 2 ** 16;
  private low = new Uint32Array(this.slots);
  private high = new Uint32Array(this.slots);
  private counts = new Uint32Array(this.slots);
  private used = 0;
  private level = 0;

  constructor(private readonly limitSlots: number = maxSlots) {}

  add(low: number, high: number): void {
    if (!this.isCounted(low)) return;
    this.insert(low, high, 1);
    if (this.used > this.slots * fullAt) this.makeRoom();
  }

  /** Share of the contents that is counted: 1, 1/2, 1/4, … */
  get countedFraction(): number {
    return 2 ** -this.level;
  }

  /** Pages that equal an earlier one, of those that are counted. */
  get countedDuplicates(): number {
    return this.counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0);
  }

  private isCounted(low: number): boolean {
    return (low & (2 ** this.level - 1)) === 0;
  }

  private insert(low: number, high: number, count: number): void {
    const mask = this.slots - 1;
    let at = (high ^ (low >>> 7)) & mask;
    while (this.counts[at] !== 0 && (this.low[at] !== low || this.high[at] !== high)) at = (at + 1) & mask;
    if (this.counts[at] === 0) this.used += 1;
    this.low[at] = low;
    this.high[at] = high;
    this.counts[at] = (this.counts[at] ?? 0) + count;
  }

  private makeRoom(): void {
    const { low, high, counts } = this;
    if (this.slots < this.limitSlots) this.slots *= 2;
    else this.level += 1;
    this.low = new Uint32Array(this.slots);
    this.high = new Uint32Array(this.slots);
    this.counts = new Uint32Array(this.slots);
    this.used = 0;
    for (let i = 0; i < counts.length; i += 1) {
      const count = counts[i] ?? 0;
      if (count > 0 && this.isCounted(low[i] ?? 0)) this.insert(low[i] ?? 0, high[i] ?? 0, count);
    }
  }
}
