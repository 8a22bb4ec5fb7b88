/** What adding one line to CRIU's settings would change. */
export type CriuConfigChange =
  | { type: 'append'; line: string; after: string }
  /** The line is there already. */
  | { type: 'present'; line: string }
  /** The option is there with another value, which somebody chose: it is not overruled here. */
  | { type: 'conflict'; line: string; found: string };

/** Works out how a line is added at the end of CRIU's settings. Nothing that is there is changed or doubled. */
export function changeCriuConfig(before: string, line: string): CriuConfigChange {
  const present = before
    .split('\n')
    .map(plain)
    .filter((text) => text !== '');
  if (present.includes(plain(line))) return { type: 'present', line };
  const found = present.find((text) => optionOf(text) === optionOf(plain(line)));
  if (found !== undefined) return { type: 'conflict', line, found };
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  return { type: 'append', line, after: `${before}${gap}${line}\n` };
}

// CRIU takes "name value" and "name=value", with spaces around them and comments behind them.
function plain(text: string): string {
  return text
    .replace(/#.*$/, '')
    .trim()
    .replace(/^(--)?([a-z-]+)\s*[= ]\s*/, '$2 ')
    .trim();
}

const optionOf = (text: string) => text.split(' ')[0];
