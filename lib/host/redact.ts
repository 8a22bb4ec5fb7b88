import 'server-only';
import { isSecretName, knownTokens, urlPassword } from '@/lib/domain/secret-names';

export { isSecretName };

/** Stands in place of every secret. */
export const redacted = '[redacted]';

/** A shorter value would be found in words that are no secrets. */
const minKnownLength = 6;

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
    .filter(([name, value]) => value.length >= minKnownLength && isSecretName(name, value))
    .map(([, value]) => value);
}

/** Arguments with secrets replaced: `-e NAME=value`, `-eNAME=value`, `--env=NAME=value`, `--api-key value`, … */
export function redactArgv(argv: readonly string[], values: readonly string[] = []): string[] {
  return argv.map((argument, i) => {
    const secret = secretIn(argument, argv[i - 1]);
    return secret === null ? redactText(argument, values) : `${secret.before}${redacted}`;
  });
}

/** The values of secrets among arguments, for removing them where a command repeats what it was given. */
export function secretArguments(argv: readonly string[]): string[] {
  return argv.flatMap((argument, i) => {
    const value = secretIn(argument, argv[i - 1])?.value ?? '';
    return value.length >= minKnownLength ? [value] : [];
  });
}

/** The secret that an argument holds, after what stands before it; null when it holds none. */
function secretIn(argument: string, before = ''): { before: string; value: string } | null {
  const isFlag = /^--?[A-Za-z][A-Za-z0-9_.-]*$/.test(before);
  if (isFlag && !argument.startsWith('-') && isSecretName(before, argument)) return { before: '', value: argument };
  const assignment = /^((?:-e|--env=)?)([A-Za-z_][A-Za-z0-9_.]*|--?[A-Za-z][A-Za-z0-9_.-]*)=([\s\S]+)$/.exec(argument);
  const [, prefix = '', name = '', value = ''] = assignment ?? [];
  return assignment && isSecretName(name, value) ? { before: `${prefix}${name}=`, value } : null;
}

// Every pattern below reads a text once, however it is made: the logs of any program come through here. A name is taken
// as a whole (a lookahead with a group of its own does not give back characters), and what is in it is asked before.
const secretPart = '(?:TOKEN(?!IZ)|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_?KEY|CREDENTIAL|CREDS)';
const flagPart = '(?:token(?!iz)|secret|password|passwd|api[-_]?key|access[-_]?key|credential|creds)';

// NAME=value as shells and `env` print it; upper case only, since logs say "n_tokens=5" and "bos_token=1".
const assignmentInText = new RegExp(`\\b(?=[A-Z0-9_]*?${secretPart})(?=([A-Z0-9_]+))\\1(=)`, 'g');
// "name": "value" and 'name': 'value' as JSON and Python print it.
const memberInText = new RegExp(
  `(?<=["'])(?=[a-z0-9_]*?${secretPart})(?=([a-z0-9_]+))\\1(\\\\?["']\\s*:\\s*)(?=\\\\?["'])`,
  'gi',
);
// --api-key value and --api-key=value.
const flagInText = new RegExp(`(?<=^|\\s)(?=[a-z0-9_-]*?${flagPart})(?=(--?[a-z0-9_-]+))\\1([= ])`, 'g');
// password: value, in any case; "token" is left out here, it is every other word of a model server's log.
const phraseInText = /\b(password|passwd|secret|api[_-]?key)(\s*[:=]\s*)([^\s"',;[\]]{4,})/gi;
const bearer = /\b(Bearer|Basic)(\s+)([A-Za-z0-9._~+/=-]{8,})/gi;

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
  clean = clean
    .replace(knownTokens, redacted)
    .replace(bearer, (all, scheme: string, space: string, value: string) =>
      /^[a-z]+$/.test(value) ? all : `${scheme}${space}${redacted}`,
    )
    .replace(urlPassword, `$1${redacted}$2`);
  clean = hideValues(clean, assignmentInText, redacted);
  clean = hideValues(clean, memberInText, 'quoted');
  clean = hideValues(clean, flagInText, redacted);
  return clean.replace(phraseInText, `$1$2${redacted}`);
}

/** Replaces the value after each name that `head` finds, when a value of that name is a secret. */
function hideValues(text: string, head: RegExp, shown: typeof redacted | 'quoted'): string {
  let clean = '';
  let doneAt = 0;
  for (const match of text.matchAll(head)) {
    const startAt = match.index + match[0].length;
    // Inside a value that was hidden already.
    if (match.index < doneAt) continue;
    const endAt = endOfValue(text, startAt);
    const value = text.slice(startAt, endAt);
    const isFlag = match[1]?.startsWith('-') ?? false;
    if (value === '' || (isFlag && value.startsWith('-')) || !isSecretName(match[1] ?? '', unquote(value))) continue;
    const quote = shown === 'quoted' ? (/^\\?["']/.exec(value)?.[0] ?? '') : '';
    clean += `${text.slice(doneAt, startAt)}${quote}${redacted}${quote}`;
    doneAt = endAt;
  }
  return clean + text.slice(doneAt);
}

/** Where a value ends that begins at `at`: with its closing quote, or before what cannot be in a bare word. */
function endOfValue(text: string, at: number): number {
  // Inside a text in JSON the quotes themselves are escaped.
  if (text.startsWith('\\"', at)) {
    const closing = text.indexOf('\\"', at + 2);
    return closing < 0 ? endOfLine(text, at) : closing + 2;
  }
  const quote = text[at];
  if (quote !== '"' && quote !== "'") {
    bareWord.lastIndex = at;
    return bareWord.test(text) ? bareWord.lastIndex : at;
  }
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] === quote) return i + 1;
    if (text[i] === '\\' && quote === '"') i += 1;
  }
  // Never closed: the rest of the line is all that can belong to it.
  return endOfLine(text, at);
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

const bareWord = /[^\s"',;}]+/y;

function unquote(value: string): string {
  const quote = /^\\?["']/.exec(value)?.[0] ?? '';
  const isQuoted = quote !== '' && value.length >= 2 * quote.length && value.endsWith(quote);
  return isQuoted ? value.slice(quote.length, -quote.length) : value;
}
