import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { findBrowser } from './site/browser';
import { mainPages, siteUrl } from './site/running-site';

/**
 * `npm run lighthouse -- --url http://127.0.0.1:3000 --form desktop`: Lighthouse on every main page of a running
 * build. Prints a table and what cost points, keeps the reports in `test-results/lighthouse`, and ends with 1 when a
 * score is below `leastScore`. Lighthouse is fetched by npx and no dependency: its tree is larger than the product's.
 * Newer ones than this need a newer Node.
 */
const lighthouse = 'lighthouse@12.8.2';
const leastScore = 95;
/** The server asks search engines to stay away: a page that can start containers as root is not to be found. */
const onPurpose = ['is-crawlable'];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null; title: string; displayValue?: string }>;
}

const { values } = parseArgs({ options: { url: { type: 'string' }, form: { type: 'string', default: 'desktop' } } });
const folder = path.join('test-results', 'lighthouse', values.form);

async function look(name: string, url: string, browser: string): Promise<Report> {
  const file = path.join(folder, `${name}.json`);
  const argv = [
    ...['--yes', lighthouse, url, '--quiet', '--output=json', `--output-path=${file}`],
    `--only-categories=${categories.join(',')}`,
    `--skip-audits=${onPurpose.join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
    ...(values.form === 'desktop' ? ['--preset=desktop'] : []),
  ];
  await promisify(execFile)('npx', argv, { env: { ...process.env, CHROME_PATH: browser }, maxBuffer: 16 * 1024 ** 2 });
  return JSON.parse(await readFile(file, 'utf8')) as Report;
}

/** Audits with weight that did not get all of their points. */
function lost({ categories: found, audits }: Report): string[] {
  const ids = categories.flatMap((name) => found[name]?.auditRefs.filter(({ weight }) => weight > 0) ?? []);
  return ids.flatMap(({ id }) => {
    const audit = audits[id];
    return audit && audit.score !== null && audit.score < 0.9
      ? [`${audit.title} ${audit.displayValue ?? ''}`.trim()]
      : [];
  });
}

const browser = findBrowser();
if (browser === null) throw new Error('There is no Chromium here; CHROMIUM_PATH names one.');
await mkdir(folder, { recursive: true });
console.log(`| page (${values.form}) | ${categories.join(' | ')} | lost |\n| --- | ---: | ---: | ---: | ---: | --- |`);
for (const { name, url } of await mainPages(siteUrl())) {
  // On a busy machine Chromium now and then loses a trace; that is no verdict on the page.
  const report = await look(name, url, browser).catch(() => look(name, url, browser));
  const scores = categories.map((category) => Math.round(100 * (report.categories[category]?.score ?? 0)));
  if (scores.some((score) => score < leastScore)) process.exitCode = 1;
  console.log(`| ${name} | ${scores.join(' | ')} | ${lost(report).join('; ')} |`);
}
