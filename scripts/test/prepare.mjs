import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './places.mjs';
import { runCommand } from './run-command.mjs';

/** True when the suites that need no engine can run as things stand. */
export function isPrepared() {
  return ['node_modules/.package-lock.json', 'lib/db/generated', 'next-env.d.ts'].every((file) =>
    existsSync(path.join(root, file)),
  );
}

/** The set-up of `npm run up`, without starting the server: one way to set up, used by people and tests alike. */
export function prepare() {
  return runCommand([process.execPath, path.join(root, 'scripts', 'up.mjs'), '--setup-only']);
}
