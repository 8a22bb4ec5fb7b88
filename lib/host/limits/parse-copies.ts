/** Milliseconds of every copy in each direction, as `scripts/gpu/pcie-copy.c` prints them. */
export function parseCopies(stdout: string): { toGpuMs: number[]; fromGpuMs: number[] } {
  const of = (direction: string) =>
    stdout.split('\n').flatMap((line) => {
      const [name, value] = line.split(' ');
      const durationMs = Number(value);
      return name === direction && durationMs > 0 ? [durationMs] : [];
    });
  return { toGpuMs: of('to-gpu'), fromGpuMs: of('from-gpu') };
}
