import { gzipSync } from 'node:zlib';

/** The most script that a page may load first, in kB (1,000 bytes) as gzip makes it. */
export const mostScriptKb = 180;
const bytesPerKb = 1000;

export interface FirstLoad {
  scripts: { files: number; kb: number };
  styles: { files: number; kb: number };
}

/**
 * Reads what scripts and styles a page of a built app loads first, and how large gzip makes them. Scripts that a
 * browser with modules leaves out (`nomodule`) are not counted. Files that pages share are read once.
 */
export function firstLoadReader(): (url: string) => Promise<FirstLoad> {
  const sizes = new Map<string, number>();
  const gzipBytes = async (url: string): Promise<number> => {
    const known = sizes.get(url);
    if (known !== undefined) return known;
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const bytes = gzipSync(Buffer.from(await response.arrayBuffer()), { level: 9 }).byteLength;
    sizes.set(url, bytes);
    return bytes;
  };
  const sumOf = async (html: string, tag: RegExp, page: string) => {
    const found = [...html.matchAll(tag)].filter(([all]) => !/\bnomodule\b/i.test(all));
    const urls = new Set(found.map((match) => new URL((match[1] ?? '').replaceAll('&amp;', '&'), page).href));
    const bytes = await Promise.all([...urls].map(gzipBytes));
    return { files: urls.size, kb: bytes.reduce((sum, one) => sum + one, 0) / bytesPerKb };
  };
  return async (url) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    const html = await response.text();
    return {
      scripts: await sumOf(html, /<script[^>]*\bsrc="([^"]+)"[^>]*>/g, url),
      styles: await sumOf(html, /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g, url),
    };
  };
}
