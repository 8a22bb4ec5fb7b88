// Bundles a script of the project into one file for a host without npm, with the few parts that cannot be
// bundled beside it: the database's native library and the schema engine's WebAssembly.
//
//   node scripts/gpu/bundle.mjs scripts/test/gpu.ts OUT_FOLDER
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const [entry, out] = process.argv.slice(2);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  entryPoints: [entry],
  outfile: path.join(out, 'main.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  conditions: ['react-server'],
  external: ['libsql'],
  // Bundled packages of the older module system ask for a `require`.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
for (const folder of [
  'libsql',
  '@libsql/linux-x64-gnu',
  '@neon-rs/load',
  'detect-libc',
  '@prisma/schema-engine-wasm',
]) {
  cpSync(path.join('node_modules', folder), path.join(out, 'node_modules', folder), { recursive: true });
}
// What the product starts or builds itself, by its path in the project.
for (const file of ['scripts/host-limits', 'scripts/gpu/pcie-copy.c']) {
  cpSync(file, path.join(out, file), { recursive: true });
}
cpSync('prisma/migrations', path.join(out, 'prisma/migrations'), { recursive: true });
cpSync('package.json', path.join(out, 'package.json'));
