import 'server-only';
import { inspectContainer } from '@/lib/host/podman/inspect-container';

/**
 * Awaits work on the files of a container. One that was removed meanwhile took them with it, and is told as that.
 * @throws AppError podman/container-missing; else what the work throws.
 */
export async function unlessRemoved<T>(containerId: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    await inspectContainer(containerId);
    throw error;
  }
}
