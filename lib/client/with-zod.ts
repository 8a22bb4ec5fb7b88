/**
 * Loads a part of the program that checks input with zod. zod is told first that it may not make functions of text: the
 * Content-Security-Policy forbids it, and browsers report even the attempt.
 */
export async function withZod<T>(load: () => Promise<T>): Promise<T> {
  const [{ config }, part] = await Promise.all([import('zod'), load()]);
  config({ jitless: true });
  return part;
}
