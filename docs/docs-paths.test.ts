import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { errorCodes } from '@/lib/errors/codes';

const root = path.resolve(import.meta.dirname, '..');
const inDocs = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => path.join('docs', file));
const documents = ['README.md', 'CONTRIBUTING.md', ...inDocs];

/** Paths of this repository as documents write them, from its root on; braces stand for several. */
const written = /(?<![\w./@-])(?:app|components|docs|e2e|lib|prisma|public|scripts|\.ci)\/[\w./{},[\]()-]*/g;
const link = /\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g;

/** `lib/{a,b}/c` as `lib/a/c` and `lib/b/c`. */
function expand(text: string): string[] {
  const [all, inner] = /\{([^}]*)\}/.exec(text) ?? [];
  if (all === undefined || inner === undefined) return [text];
  return inner.split(',').flatMap((part) => expand(text.replace(all, part)));
}

function pathsIn(document: string): string[] {
  const text = readFileSync(path.join(root, document), 'utf8');
  const inText = [...text.matchAll(written)].flatMap(([found]) => expand(found.replace(/\]\(.*$|[.,)\]]+$/, '')));
  const linked = [...text.matchAll(link)]
    .map(([, markdown, html]) => (markdown ?? html ?? '').replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => path.join(path.dirname(document), target));
  // `app/unreachable` is the code of an error, and NNN in a template stands for a number.
  return [...inText, ...linked].filter((named) => !(named in errorCodes) && !named.includes('NNN'));
}

/** A module may be named without its ending. */
const isThere = (named: string) => ['', '.ts', '.tsx'].some((end) => existsSync(path.join(root, named + end)));

test.each(documents)('every path that %s names is there', (document) => {
  expect(pathsIn(document).filter((named) => !isThere(named))).toEqual([]);
});

test('the paths are found', () => {
  expect(pathsIn('docs/how-to/add-restore-option.md')).toContain('lib/host/podman/restore-args.ts');
  expect(pathsIn('docs/architecture.md')).toContain('lib/stats');
  expect(pathsIn('README.md')).toContain('docs/architecture.md');
});

test.each(inDocs.filter((file) => file.startsWith('docs/how-to/')))('%s is ten lines or fewer', (document) => {
  const lines = readFileSync(path.join(root, document), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  expect(lines.length).toBeLessThanOrEqual(10);
});
