import 'server-only';
import { AppError } from '@/lib/errors/app-error';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { exec, type CommandResult } from '@/lib/host/process/exec';

/** Runs `podman ARGS` on this host's engine and returns its result, whatever its exit code. */
export async function podman(args: readonly string[], options?: Parameters<typeof exec>[1]): Promise<CommandResult> {
  return exec(await podmanArgv(args), options);
}

/** The whole argument array of a podman command on this host. */
export async function podmanArgv(args: readonly string[]): Promise<string[]> {
  return [...(await resolveEngine()).podmanCommand, ...args];
}

/** The like of `podman`, but a failed command is thrown as a diagnosed AppError. */
export async function podmanOrThrow(args: readonly string[], options?: Parameters<typeof exec>[1]): Promise<string> {
  const result = await podman(args, options);
  if (result.exitCode !== 0) {
    const found = diagnose({ operation: 'other', stderr: result.stderr, criuLog: '', exitCode: result.exitCode ?? 1 });
    throw new AppError(found.code, found.detail, found);
  }
  return result.stdout;
}
