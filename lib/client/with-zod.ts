/**
 * Loads a part of the program that checks input with zod. Before any schema is made zod is told that it may not make
 * functions of text: the Content-Security-Policy forbids it, and browsers report even the attempt.
 */
export async function withZod<T>(load: () => Promise<T>): Promise<T> {
  const { config } = await import('zod');
  config({ jitless: true });
  return load();
}
