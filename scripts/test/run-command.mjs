import { spawn } from 'node:child_process';
import process from 'node:process';
import { root } from './places.mjs';

/** Runs one command in the checkout, its output going straight to ours; resolves to its exit code. */
export function runCommand(argv, { env = {} } = {}) {
  const [file, ...args] = argv;
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      // No stdin: a tool that wants to ask something must fail, not wait.
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', (error) => {
      console.error(`${file} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code, signal) => {
      if (signal === 'SIGINT') process.exit(130);
      resolve(code ?? 1);
    });
  });
}
