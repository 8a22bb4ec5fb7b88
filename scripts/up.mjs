// The first step needs nothing but Node: it installs the packages, then hands over to scripts/up/main.ts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = path.join(root, 'node_modules', '.gpu-load-lock-hash');
const args = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old. Install Node 20.19 or newer.`);
}
installPackages();
const result = spawnSync(
  process.execPath,
  ['--conditions=react-server', '--import', 'tsx', path.join('scripts', 'up', 'main.ts'), ...args],
  { cwd: root, stdio: 'inherit' },
);
process.exit(result.status ?? 1);

function installPackages() {
  const hash = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const isInstalled = existsSync(path.join(root, 'node_modules', '.package-lock.json'));
  // Packages installed by hand carry no stamp; npm's own file says that the install was complete.
  const known = existsSync(stamp) ? readFileSync(stamp, 'utf8') : hash;
  if (isInstalled && known === hash) return;
  if (args.includes('--check')) fail('The packages are not installed, or not the ones locked. Run: npm run up');
  const startedAt = Date.now();
  console.log('… packages: npm ci');
  // Install scripts would download prebuilt binaries, which is not possible everywhere.
  const install = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (install.status !== 0)
    fail('The packages could not be installed. Check that npm can reach its registry, then run it again.');
  writeFileSync(stamp, hash);
  console.log(`✓ packages (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
