/** Called once by Next when a server starts: database, specs, engine, and the truth about earlier runs. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { bootOrExit } = await import('@/lib/runs/boot-or-exit');
  await bootOrExit();
}
