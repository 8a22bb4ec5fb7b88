import { maskArguments } from './contents/mask-arguments';
import { isSecretName, knownTokens, secretMask } from './secret-names';
import type { Spec } from './spec';

/** Variables with the values of secrets masked. */
export function maskEnv(env: Record<string, string>): Record<string, string> {
  const isSecret = (name: string, value: string) => isSecretName(name, value) || value.search(knownTokens) >= 0;
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value !== '' && isSecret(name, value) ? secretMask : value]),
  );
}

/** The spec with the values of secret variables and arguments masked: what may leave the server and what runs keep. */
export function maskSpec(spec: Spec): Spec {
  return { ...spec, env: maskEnv(spec.env), command: maskArguments(spec.command) };
}

/**
 * An edited spec with each masked value put back from the stored one.
 * `unknown` names the variables and arguments that are masked but have no stored value.
 */
export function unmaskSpec(edited: Spec, stored: Spec | null): { spec: Spec; unknown: string[] } {
  const unknown: string[] = [];
  const env = Object.entries(edited.env).map(([name, value]) => {
    if (value !== secretMask) return [name, value];
    const kept = stored?.env[name];
    if (kept === undefined) unknown.push(name);
    return [name, kept ?? value];
  });
  const known = keptArguments(stored?.command ?? []);
  const command = edited.command.map((argument, i) => {
    if (!argument.includes(secretMask)) return argument;
    const kept = known.get(placeOf(edited.command, i))?.shift();
    if (kept === undefined) unknown.push(argument === secretMask ? (edited.command[i - 1] ?? argument) : argument);
    return kept ?? argument;
  });
  return { spec: { ...edited, env: Object.fromEntries(env) as Spec['env'], command }, unknown };
}

/** The stored arguments that are shown masked, by what is shown of them; equal ones in their order. */
function keptArguments(command: readonly string[]): Map<string, string[]> {
  const shown = maskArguments(command);
  const kept = new Map<string, string[]>();
  shown.forEach((argument, i) => {
    if (!argument.includes(secretMask)) return;
    const place = placeOf(shown, i);
    kept.set(place, [...(kept.get(place) ?? []), command[i] ?? '']);
  });
  return kept;
}

/** What a masked argument is known by: itself, and the flag before one that is nothing but a mask. */
function placeOf(command: readonly string[], i: number): string {
  const argument = command[i] ?? '';
  return argument === secretMask ? `${command[i - 1] ?? ''} ${argument}` : argument;
}
