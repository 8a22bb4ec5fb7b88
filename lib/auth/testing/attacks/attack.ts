import { argumentAttacks } from './arguments';
import { contentAttacks } from './contents';
import { requestAttacks } from './requests';
import { secretAttacks } from './secrets';
import { serverAttacks } from './servers';

/** One thing that was tried, and what came of it. */
export interface Attack {
  tried: string;
  outcome: string;
  /** What it did before it was defended against. */
  found?: string;
}

/** Everything that was tried, by what it is tried on. docs/attacks.md is made of it. */
export const attackAreas = [
  { title: 'Requests: other sites, cookies, tokens, bodies', attacks: requestAttacks },
  { title: 'Arguments of commands, names and paths', attacks: argumentAttacks },
  { title: 'Health and completion requests', attacks: serverAttacks },
  { title: 'Text that becomes code, files that become work', attacks: contentAttacks },
  { title: 'Secrets', attacks: secretAttacks },
] as const;

const all = { ...requestAttacks, ...argumentAttacks, ...serverAttacks, ...contentAttacks, ...secretAttacks };
export type AttackId = keyof typeof all;

/**
 * The name of the test that carries an attack out. Every attack has exactly one test that is called by this; the
 * document's own test reads the tests' sources for it.
 */
export function attack(id: AttackId): string {
  const { tried, outcome } = all[id];
  return `${tried}: ${outcome}`;
}
