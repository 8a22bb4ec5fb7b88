import { afterAll, beforeAll, expect, it } from 'vitest';
import { causeCases } from './testing/causes/all-cases';
import { CauseBench } from './testing/causes/cause-bench';
import { checkCase } from './testing/causes/check-case';
import { ownDataFolder } from './testing/own-data-folder';

// Causes that take seconds to provoke: the run page names it with the line that says so, and what its error card
// advises leads to a server that answers as before. All of them: `npm run test:causes`.
const cases = causeCases.filter(({ isScriptOnly }) => !isScriptOnly);
const phases = ['dump', 'restore', 'launch'];
let own: Awaited<ReturnType<typeof ownDataFolder>> | null = null;

beforeAll(async () => {
  own = await ownDataFolder('c');
});

afterAll(() => own?.remove());

it.each(cases)('$code is named and remedied: $provoked', async (cause) => {
  const bench = new CauseBench(own?.folder ?? '', `c${process.pid}`);
  const { failed, isRemedied, note } = await checkCase(bench, cause);
  expect({ code: failed?.error?.code, note }).toEqual({ code: cause.code, note: '' });
  expect(failed).toMatchObject({ status: 'failed', error: { isKnown: true } });
  expect(phases).toContain(failed?.error?.failedPhase);
  const { decisiveLine, context } = failed?.error ?? {};
  expect(decisiveLine).toBeTruthy();
  // podman's own words stand alone; a line of CRIU's log has its neighbours.
  if (context && context.length > 0) expect(context).toContain(decisiveLine);
  expect(isRemedied).not.toBe(false);
});
