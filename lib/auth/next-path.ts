/**
 * The page to show after the log-in, when it is a path of this site; else "/". Browsers read "//x", "/\x" and
 * paths with tabs or line breaks as another site's address, so those are refused.
 */
export function safeNextPath(value: string | null | undefined): string {
  if (!value || !value.startsWith('/') || value.length > 2000) return '/';
  if (/^\/[/\\]|[\u0000-\u001f\u007f\\]/.test(value)) return '/';
  const base = 'http://same.invalid';
  let url: URL;
  try {
    url = new URL(value, base);
  } catch {
    return '/';
  }
  // A path such as "/.//x" normalizes to "//x", which is another site again.
  if (url.origin !== base || url.pathname.startsWith('//')) return '/';
  // Only pages: a log-in must not end on a file, an event stream or the log-in page itself.
  if (/^\/(api|login|_next)(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}
