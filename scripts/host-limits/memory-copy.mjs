// One copy of memory by one thread, timed. A process of its own for each copy: only then is fresh memory fresh.
//   node memory-copy.mjs fresh|touched BYTES      prints the nanoseconds
const [kind, count] = process.argv.slice(2);
const bytes = Number(count);
// Sizes like this one come from the kernel as they are, unwritten; filling the source is what makes it real.
const source = Buffer.allocUnsafeSlow(bytes).fill(1);
const target = Buffer.allocUnsafeSlow(bytes);
if (kind === 'touched') target.fill(2);
const startedAt = process.hrtime.bigint();
source.copy(target);
const endedAt = process.hrtime.bigint();
if (target[bytes - 1] !== 1) throw new Error('Nothing was copied.');
console.log(String(endedAt - startedAt));
