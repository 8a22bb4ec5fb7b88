import 'server-only';
import { createInterface } from 'node:readline';
import { bootOrExit } from '@/lib/runs/boot-or-exit';
import { submitRun } from '@/lib/runs/orchestrator';
import type { RunRequest } from '@/lib/runs/request';
import { startVerification, verificationOf } from '@/lib/runs/verify-checkpoint';

/** A line that the campaign sends. */
export type Command =
  | { do: 'submit'; request: RunRequest }
  | { do: 'verify'; checkpointId: string }
  | { do: 'is-verifying'; checkpointId: string }
  | { do: 'move-clock'; byMs: number };

/**
 * A server without its pages: the same boot, recovery, lock and orchestrator as the web server, told by lines of JSON
 * what a person would click. Its clock can be moved; that of the machine belongs to everybody on it.
 */
async function main(): Promise<void> {
  await bootOrExit();
  say({ ready: true });
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, command } = JSON.parse(line) as { id: number; command: Command };
    try {
      say({ id, answer: await answer(command) });
    } catch (error) {
      say({ id, error: error instanceof Error ? error.message : String(error) });
    }
  }
}

async function answer(command: Command): Promise<unknown> {
  switch (command.do) {
    case 'submit':
      return submitRun(command.request);
    case 'verify':
      return startVerification(command.checkpointId);
    case 'is-verifying':
      return verificationOf(command.checkpointId) !== null;
    case 'move-clock':
      return moveClock(command.byMs);
  }
}

const RealDate = Date;

/** What a step of the wall clock looks like to a process: dates jump, the monotonic clock and timers do not. */
function moveClock(byMs: number): null {
  globalThis.Date = class extends RealDate {
    constructor(...args: unknown[]) {
      if (args.length === 0) super(RealDate.now() + byMs);
      else super(...(args as [number]));
    }
    static override now = () => RealDate.now() + byMs;
  } as DateConstructor;
  return null;
}

function say(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

await main();
