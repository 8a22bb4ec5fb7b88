import 'server-only';
import { isSecretName } from '@/lib/domain/secret-names';

export { isSecretName };

/** Stands in place of every secret. */
export const redacted = '[redacted]';

/** Environment variables with the values of secrets replaced. */
export function redactEnv(env: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      isSecretName(name, value) && value !== '' ? redacted : redactText(value),
    ]),
  );
}

/** The values of secrets in an environment, for removing them from what the program writes. */
export function secretValues(env: Record<string, string>): string[] {
  return Object.entries(env)
    .filter(([name, value]) => value.length >= 6 && isSecretName(name, value))
    .map(([, value]) => value);
}

/** Arguments with secrets replaced: `-e NAME=value`, `-eNAME=value`, `--env=NAME=value`, `--api-key value`, … */
export function redactArgv(argv: readonly string[], values: readonly string[] = []): string[] {
  let flagBefore: string | null = null;
  return argv.map((argument) => {
    const isSecretValue = flagBefore !== null && !argument.startsWith('-') && isSecretName(flagBefore, argument);
    flagBefore = /^--?[A-Za-z][A-Za-z0-9_.-]*$/.test(argument) ? argument : null;
    if (isSecretValue) return redacted;
    const assignment = /^((?:-e|--env=)?)([A-Za-z_][A-Za-z0-9_.]*|--?[A-Za-z][A-Za-z0-9_.-]*)=([\s\S]+)$/.exec(
      argument,
    );
    const [, prefix = '', name = '', value = ''] = assignment ?? [];
    if (assignment && isSecretName(name, value)) return `${prefix}${name}=${redacted}`;
    return redactText(argument, values);
  });
}

const word = '[A-Za-z0-9_]*(?:TOKEN(?!IZ)|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_?KEY|CREDENTIAL|CREDS)[A-Za-z0-9_]*';
const flagWord = '--?[a-z-]*(?:token(?!iz)|secret|password|passwd|api-?key|access-?key|credential|creds)[a-z-]*';
const quotedOrBare = `("(?:[^"\\\\]|\\\\.)*"|'[^']*'|[^\\s"',;}]+)`;

// NAME=value as shells and `env` print it; upper case only, since logs say "n_tokens=5" and "bos_token=1".
const assignmentInText = new RegExp(`\\b(${word.replace(/A-Za-z/g, 'A-Z')})(=)${quotedOrBare}`, 'g');
// "name": "value" and 'name': 'value' as JSON and Python print it.
const memberInText = new RegExp(`(["'])(${word})\\1(\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"|'[^']*')`, 'gi');
// --api-key value and --api-key=value.
const flagInText = new RegExp(`(^|\\s)(${flagWord})([= ])${quotedOrBare}`, 'g');
// password: value, in any case; "token" is left out here, it is every other word of a model server's log.
const phraseInText = /\b(password|passwd|secret|api[_-]?key)(\s*[:=]\s*)([^\s"',;[\]]{4,})/gi;
const bearer = /\b(Bearer|Basic)(\s+)([A-Za-z0-9._~+/=-]{8,})/gi;
/** Tokens that are known by their form: Hugging Face, GitHub, OpenAI, NVIDIA, AWS key ids. */
const wellKnown =
  /\b(?:hf_[A-Za-z0-9]{20,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|sk-[A-Za-z0-9_-]{20,}|nvapi-[A-Za-z0-9_-]{20,}|AKIA[A-Z0-9]{16})/g;
const urlPassword = /\b([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:)([^\s/@]+)(@)/gi;

// Each form above has one of these in it. Looking is far cheaper than replacing, and most of a long log has none.
const hint =
  /hf_|gh[pousr]_|github_pat_|sk-|nvapi-|AKIA|bearer|basic|:\/\/|token|secret|passw|api[_-]?key|access[_-]?key|cred/i;

/** Whether `redactText` could find anything to replace in a text. */
export function mayHoldSecret(text: string): boolean {
  return hint.test(text);
}

/** Text (a log line, a command's output) with secrets replaced; `values` are known secrets to remove as well. */
export function redactText(text: string, values: readonly string[] = []): string {
  let clean = text;
  for (const value of values) if (value !== '') clean = clean.replaceAll(value, redacted);
  if (!hint.test(clean)) return clean;
  const hide = (all: string, name: string, between: string, value: string) =>
    isSecretName(name, unquote(value)) ? `${name}${between}${redacted}` : all;
  return clean
    .replace(wellKnown, redacted)
    .replace(bearer, (all, scheme: string, space: string, value: string) =>
      /^[a-z]+$/.test(value) ? all : `${scheme}${space}${redacted}`,
    )
    .replace(urlPassword, `$1${redacted}$3`)
    .replace(assignmentInText, hide)
    .replace(memberInText, (all, quote: string, name: string, between: string, value: string) =>
      isSecretName(name, unquote(value)) ? `${quote}${name}${quote}${between}${value[0]}${redacted}${value[0]}` : all,
    )
    .replace(flagInText, (all, before: string, name: string, between: string, value: string) =>
      value.startsWith('-') || !isSecretName(name, unquote(value)) ? all : `${before}${name}${between}${redacted}`,
    )
    .replace(phraseInText, `$1$2${redacted}`);
}

function unquote(value: string): string {
  return value.replace(/^(["'])([\s\S]*)\1$/, '$2');
}
