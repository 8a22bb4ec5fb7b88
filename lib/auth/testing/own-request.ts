/** A request as a page of this product sends it to its own server: right host, own origin when it changes something. */
export function ownRequest(path: string, init: RequestInit = {}): Request {
  const headers = new Headers({ host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin' });
  const isRead = ['GET', 'HEAD'].includes((init.method ?? 'GET').toUpperCase());
  if (!isRead) headers.set('origin', 'http://127.0.0.1:3000');
  new Headers(init.headers).forEach((value, name) => headers.set(name, value));
  return new Request(`http://127.0.0.1:3000${path}`, { ...init, headers });
}
