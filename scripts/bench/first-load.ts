import { gzipSync } from 'node:zlib';
import { mainPages, siteUrl } from '../site/running-site';

/**
 * `npm run bench:first-load -- --url http://127.0.0.1:3000`: what scripts and styles each main page of a running
 * build loads first, as gzip makes them, and the exit code 1 when a page needs more script than `mostKb`.
 * Scripts that a browser with modules leaves out (`nomodule`) are not counted.
 */
const mostKb = 180;
const bytesPerKb = 1000;

const sizes = new Map<string, number>();

async function gzipBytes(url: string): Promise<number> {
  const known = sizes.get(url);
  if (known !== undefined) return known;
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const bytes = gzipSync(Buffer.from(await response.arrayBuffer()), { level: 9 }).byteLength;
  sizes.set(url, bytes);
  return bytes;
}

async function sumOf(html: string, tag: RegExp, page: string): Promise<{ files: number; kb: number }> {
  const found = [...html.matchAll(tag)].filter(([all]) => !/\bnomodule\b/i.test(all));
  const urls = new Set(found.map((match) => new URL((match[1] ?? '').replaceAll('&amp;', '&'), page).href));
  const bytes = await Promise.all([...urls].map(gzipBytes));
  return { files: urls.size, kb: bytes.reduce((sum, one) => sum + one, 0) / bytesPerKb };
}

console.log('| page | scripts | JavaScript, kB gzip | styles, kB gzip |\n| --- | ---: | ---: | ---: |');
let isOver = false;
for (const { name, url } of await mainPages(siteUrl())) {
  const html = await (await fetch(url)).text();
  const scripts = await sumOf(html, /<script[^>]*\bsrc="([^"]+)"[^>]*>/g, url);
  const styles = await sumOf(html, /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/g, url);
  isOver ||= scripts.kb > mostKb;
  console.log(`| ${name} | ${scripts.files} | ${scripts.kb.toFixed(1)} | ${styles.kb.toFixed(1)} |`);
}
if (isOver) {
  console.error(`A page loads more than ${mostKb} kB of script.`);
  process.exitCode = 1;
}
