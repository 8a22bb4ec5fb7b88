import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
const themes = { light: tokensOf(':root'), dark: tokensOf('.dark') };
const grounds = ['bg', 'surface', 'raised'];

describe.each(Object.entries(themes))('in the %s theme', (_, tokens) => {
  test.each(grounds)('the edge of a field is seen on %s', (ground) => {
    expect(contrast(tokens, 'field', ground)).toBeGreaterThanOrEqual(3);
  });

  test.each(['fg', 'muted', 'accent', 'success', 'warning', 'danger'])('text in %s is read on every ground', (name) => {
    for (const ground of grounds) expect(contrast(tokens, name, ground), ground).toBeGreaterThanOrEqual(4.5);
  });

  test('text on the accent colour is read', () => {
    expect(contrast(tokens, 'on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
  });
});

type Tokens = Map<string, string>;

function tokensOf(selector: string): Tokens {
  const block = css.split(`\n${selector} {`)[1]?.split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** WCAG 2 contrast ratio of two tokens. */
function contrast(tokens: Tokens, one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other].map((name) => luminance(tokens.get(name))).sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string | undefined): number {
  if (color === undefined) throw new Error('No such colour.');
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
