import type { Spec } from './spec';

/** Stands in place of a secret's value on every page and in every stored copy of a spec. */
export const secretMask = '••••••••';

// "TOKENIZERS_PARALLELISM" and "--tokenizer" are no secrets, and model servers are full of them.
const secretName = /TOKEN(?!IZ)|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_?KEY|CREDENTIAL|CREDS/i;

/** True when a variable or flag of this name holds a secret. `--max-tokens 16` is a count, not one. */
export function isSecretName(name: string, value = ''): boolean {
  const plain = name.replace(/^-+/, '').replace(/[-.]/g, '_');
  if (!secretName.test(plain)) return false;
  const isCount = /TOKENS?(_|$)/i.test(plain) && /^\d{1,9}$/.test(value);
  return !isCount;
}

/** The spec with the values of secret variables masked: what may leave the server and what runs keep. */
export function maskSpec(spec: Spec): Spec {
  const env = Object.entries(spec.env).map(([name, value]) => [
    name,
    value !== '' && isSecretName(name, value) ? secretMask : value,
  ]);
  return { ...spec, env: Object.fromEntries(env) };
}

/**
 * An edited spec with each masked value put back from the stored one.
 * `unknown` names the variables that are masked but have no stored value.
 */
export function unmaskSpec(edited: Spec, stored: Spec | null): { spec: Spec; unknown: string[] } {
  const unknown = Object.keys(edited.env).filter(
    (name) => edited.env[name] === secretMask && stored?.env[name] === undefined,
  );
  const env = Object.entries(edited.env).map(([name, value]) => [
    name,
    value === secretMask ? (stored?.env[name] ?? value) : value,
  ]);
  return { spec: { ...edited, env: Object.fromEntries(env) }, unknown };
}
