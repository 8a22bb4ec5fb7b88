import 'server-only';

// Changes with every start, so that a page left open can offer to reload.
const key = Symbol.for('gpu-load.server-version');
const holder = globalThis as { [key]?: string };

/** Names this start of the server. */
export function serverVersion(): string {
  return (holder[key] ??= new Date().toISOString());
}
