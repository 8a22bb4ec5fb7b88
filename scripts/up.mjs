#!/usr/bin/env node
/**
 * `npm run up`: needs nothing but Node. It installs the packages when they are missing or not the
 * locked ones, then hands over to scripts/up/main.ts, which may use them.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = path.join(root, 'node_modules', '.gpu-load-lock');
const args = process.argv.slice(2);
// The web server reads .env by itself; the set-up must see the same settings.
if (existsSync(path.join(root, '.env'))) process.loadEnvFile(path.join(root, '.env'));
const isCheck = args.includes('--check');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old. Install Node 20.19 or newer.`);
}
// Asked here too, so that packages are not installed for nothing.
if (!isCheck && process.getuid?.() !== 0) fail('CRIU and the engine need root. Run: sudo npm run up');
installPackages();
handOver();

function installPackages() {
  const hash = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  // Packages that npm installed by hand carry no stamp: npm's own file says that it was complete.
  const isInstalledByHand = !existsSync(stamp) && existsSync(path.join(root, 'node_modules', '.package-lock.json'));
  if (isCheck && !isInstalledByHand) fail('The packages are not installed, or not the ones locked. Run: npm run up');
  if (!isInstalledByHand) runNpm();
  if (!isCheck) writeFileSync(stamp, hash);
}

function runNpm() {
  const startedAt = Date.now();
  console.log('… packages');
  // Install scripts would download prebuilt binaries, which is not possible everywhere.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = (...args) => spawnSync('npm', [...args, ...flags], { cwd: root, stdio: 'inherit' });
  const isLockAccepted = isCiPossible();
  // A mirror that does not carry the optional packages of other platforms makes `npm ci` refuse a good
  // lock file. `npm install` takes the locked versions all the same, and --no-save leaves the lock alone.
  const install = isLockAccepted ? npm('ci') : npm('install', '--no-save');
  if (install.status !== 0) {
    fail('The packages could not be installed. Check that npm can reach its registry, then run it again.');
  }
  console.log(`✓ packages (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
}

function isCiPossible() {
  const trial = spawnSync('npm', ['ci', '--dry-run', '--ignore-scripts'], { cwd: root, stdio: 'ignore' });
  return trial.status === 0;
}

function handOver() {
  const main = path.join('scripts', 'up', 'main.ts');
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', main, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`The set-up could not be started: ${error.message}`));
  child.on('exit', (code) => process.exit(code ?? 1));
}

function fail(sentence) {
  console.error(`✗ ${sentence}`);
  process.exit(1);
}
