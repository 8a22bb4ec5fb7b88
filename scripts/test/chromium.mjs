import { existsSync } from 'node:fs';
import process from 'node:process';
import { runCommand } from './run-command.mjs';

// Playwright's own browsers are a download that many networks refuse; the
// distribution's Chromium comes from where everything else comes from.
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** Path of a Chromium on this machine, or null. CHROMIUM_PATH, where set, decides. */
export function findChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH names ${wanted}, which does not exist.`);
    return wanted;
  }
  return places.find((place) => existsSync(place)) ?? null;
}

/** Installs the distribution's Chromium, and a font so that screenshots can be read; resolves to its path. */
export async function installChromium() {
  const remedy = 'Install Chromium yourself and name it: CHROMIUM_PATH=/path/to/chromium npm test';
  if (!existsSync('/usr/bin/apt-get')) throw new Error(`No Chromium, and no apt-get to install it with. ${remedy}`);
  if (process.getuid?.() !== 0) throw new Error(`No Chromium, and only root can install it. ${remedy}`);

  console.log('Installing Chromium from the distribution (once) …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-q', '-o', 'DPkg::Lock::Timeout=300'];
  // An outdated mirror list is no reason to stop: the packages may still be there.
  await runCommand(['apt-get', ...wait, 'update'], { env });
  const packages = ['chromium', 'fonts-dejavu-core'];
  const code = await runCommand(['apt-get', ...wait, 'install', '-y', '--no-install-recommends', ...packages], { env });
  const found = findChromium();
  if (code !== 0 || found === null)
    throw new Error(`apt-get could not install Chromium (exit code ${code}). ${remedy}`);
  return found;
}
