import 'server-only';

/** A failure that is told in one sentence with a remedy, without a stack. */
export class SetupFailure extends Error {}

/** Runs one step of the set-up and prints how long it took. `work` returns false when there was nothing to do. */
export async function step(name: string, work: (say: (line: string) => void) => Promise<boolean>): Promise<void> {
  const startedAt = Date.now();
  const elapsed = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  const isDone = await work((line) => console.log(`… ${name}: ${line} (${elapsed()})`));
  console.log(`✓ ${name} (${isDone ? '' : 'unchanged, '}${elapsed()})`);
}

/** Adds a remedy to what goes wrong in `work`. */
export async function explained(work: () => Promise<unknown>, remedy: string): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new SetupFailure(`${error instanceof Error ? error.message : String(error)}\n  → ${remedy}`, {
      cause: error,
    });
  }
}
