/** A moment for people, with its zone: "24 Nov 2026, 10:51:07 GMT+1". Without a zone: that of the reader. */
export function formatLocalTime(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long', timeZone }).format(new Date(iso));
}
