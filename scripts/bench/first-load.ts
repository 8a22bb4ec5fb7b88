import { firstLoadReader, mostScriptKb } from '../site/first-load';
import { mainPages, siteUrl } from '../site/running-site';

/**
 * `npm run bench:first-load -- --url http://127.0.0.1:3000`: what scripts and styles each main page of a running
 * build loads first, as gzip makes them, and the exit code 1 when a page needs more script than it may.
 */
const read = firstLoadReader();
let isOver = false;
console.log('| page | scripts | JavaScript, kB gzip | styles, kB gzip |\n| --- | ---: | ---: | ---: |');
for (const { name, url } of await mainPages(siteUrl())) {
  const { scripts, styles } = await read(url);
  isOver ||= scripts.kb > mostScriptKb;
  console.log(`| ${name} | ${scripts.files} | ${scripts.kb.toFixed(1)} | ${styles.kb.toFixed(1)} |`);
}
if (isOver) {
  console.error(`A page loads more than ${mostScriptKb} kB of script.`);
  process.exitCode = 1;
}
