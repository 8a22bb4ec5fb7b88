/** True for names that only this machine can reach: localhost, 127.0.0.0/8 and ::1 (with or without brackets). */
export function isLoopbackName(name: string): boolean {
  const bare = name.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare);
}

/** The name in a Host header, without its port; null when the header is missing or malformed. */
export function hostNameOf(hostHeader: string | null): string | null {
  const match = /^(\[[0-9a-fA-F:.]+\]|[^:/\s@\\]+)(:\d{1,5})?$/.exec(hostHeader ?? '');
  return match?.[1] ?? null;
}
