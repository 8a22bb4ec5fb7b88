import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import { closeDatabase, db } from '@/lib/db/client';
import { createRun } from '@/lib/db/runs';
import { testDatabase } from '@/lib/db/testing/test-database';
import { demoSpec } from '@/lib/domain/builtin-specs';
import { maxImportBytes, maxImportFiles } from '@/lib/domain/results/import-limits';
import { readResultFiles } from '@/lib/domain/results/read-result-files';
import { resultsCsv } from '@/lib/domain/results/results-csv';
import type { ResultsFile } from '@/lib/domain/results/results-file';
import { resultsFileName } from '@/lib/domain/results/results-file-name';
import { resultsMarkdown } from '@/lib/domain/results/results-markdown';
import { randomBenchmark } from '@/lib/domain/results/testing/random-benchmark';
import { toResultsFile } from '@/lib/domain/results/to-results-file';
import { importResults } from './import-results';

const data = testDatabase();

/** A good file, changed by `change`. */
function file(seed: number, change: (results: ResultsFile) => void = () => undefined): ResultsFile {
  const product = { name: 'gpu-load', version: '1.2.3' };
  const results = toResultsFile(randomBenchmark(seed, 8), { product, exportedAt: '2026-01-02T00:00:00.000Z' });
  const copy = structuredClone(results);
  change(copy);
  return copy;
}
const faultOf = (text: string) => readResultFiles([{ name: 'x.json', text }]).faults[0]?.reason;

/** Puts a text into every text of a file that a person or a program could have chosen. */
function everywhere(results: ResultsFile, text: string): void {
  results.benchmark.title = text;
  results.benchmark.specName = text;
  results.benchmark.importedFrom = text;
  results.product.name = text;
  for (const { facts } of results.testbeds) Object.assign(facts, { hostname: text, kernel: text, gpus: [text] });
  for (const sample of results.samples) {
    sample.error = { code: 'criu/restore-failed', title: text, detail: text };
    sample.commands = [{ argv: [text], startedAt: '2026-01-01T00:00:00Z', durationMs: 1, exitCode: 1 }];
  }
}

test(attack('import-large'), async () => {
  const large = { name: 'x.json', text: `"${'x'.repeat(maxImportBytes)}"` };
  await expect(importResults([large])).rejects.toMatchObject({ code: 'input/invalid' });
  const { importResults: action } = await import('@/app/actions/import-results');
  expect(action).toBeTypeOf('function');
  const half = { name: 'x.json', text: `"${'ü'.repeat(maxImportBytes / 2)}"` };
  await expect(importResults([half])).rejects.toThrow('at most');
  expect(maxImportFiles).toBe(500);
});

test(attack('import-deep'), () => {
  for (const text of [
    '['.repeat(1_000_000),
    '{"a":'.repeat(500_000),
    `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`,
  ]) {
    expect(faultOf(text)).toMatch(/^(Line 1, column \d+: |Neither results)/);
  }
  const inside = JSON.stringify(file(3)).replace(
    '"format":',
    `"deep":${'['.repeat(100_000)}${']'.repeat(100_000)},"format":`,
  );
  expect(readResultFiles([{ name: 'x.json', text: inside }]).faults).toEqual([]);
});

test(attack('import-prototype'), async () => {
  const evil = '"__proto__":{"isEvil":true},"constructor":{"prototype":{"isEvil":true}},"prototype":{"isEvil":true},';
  const text = JSON.stringify(file(4, (results) => (results.spec = demoSpec))).replaceAll('{"', `{${evil}"`);
  const { imports } = readResultFiles([{ name: 'x.json', text }]);
  expect(imports.length + (faultOf(text) === undefined ? 0 : 1)).toBe(1);
  expect(({} as { isEvil?: boolean }).isEvil).toBeUndefined();
  expect((imports[0]?.results.spec as { isEvil?: boolean } | undefined)?.isEvil).toBeUndefined();
});

test(attack('import-numbers'), () => {
  const text = JSON.stringify(
    file(5, ({ samples }) => ((samples[0] as (typeof samples)[0]).values.t4CompleteMs = 4242)),
  );
  expect(faultOf(text)).toBeUndefined();
  for (const number of ['1e999', '-1', '0.5', '-1e999', '99999999999999999999', '"4242"', '[4242]', 'true']) {
    expect(faultOf(text.replaceAll(':4242', `:${number}`)), number).toMatch(/^samples\[0\]\.values\.t4CompleteMs: /);
  }
  for (const word of ['NaN', 'Infinity', '0x10', '01', '+1', '.5']) {
    expect(faultOf(text.replaceAll(':4242', `:${word}`)), word).toMatch(/^Line 1, column/);
  }
});

test(attack('import-twice'), async () => {
  const { id } = await createRun({ kind: 'restore', title: 'mine', hostId: 'local', options: {}, phases: [] });
  const claims = JSON.stringify(file(6, (results) => (results.benchmark.id = id)));
  const outcome = await importResults([{ name: 'x.json', text: claims }]);
  expect(outcome).toEqual({ benchmarks: [], known: [{ fileName: 'x.json', runId: id, title: 'mine' }] });
  expect(await db().run.findUnique({ where: { id }, select: { title: true, importedFrom: true } })).toEqual({
    ...{ title: 'mine', importedFrom: null },
  });
});

test(attack('import-name'), async () => {
  const before = readdirSync(data.folder, { recursive: true }).length;
  const names = ['../../../etc/cron.d/x', '/etc/passwd', '<img src=x onerror=alert(1)>', '..', '-rf'];
  for (const [i, name] of names.entries()) {
    const { benchmarks } = await importResults([{ name, text: JSON.stringify(file(20 + i)) }]);
    const run = await db().run.findUnique({ where: { id: benchmarks[0]?.runId ?? '' } });
    expect(run?.importedFrom).toBe(name);
  }
  expect(readdirSync(data.folder, { recursive: true })).toHaveLength(before);
});

test(attack('export-name'), () => {
  const names = [
    'a"; filename="evil.exe',
    '../../etc/passwd',
    'x\r\nSet-Cookie: a=b',
    'ü'.repeat(500),
    '',
    '.',
    '\u202egnp.exe',
  ];
  for (const specName of names) {
    for (const format of ['json', 'csv', 'md'] as const) {
      const name = resultsFileName(
        file(7, ({ benchmark }) => (benchmark.specName = specName)),
        format,
      );
      expect(name).toMatch(/^[a-z0-9-]+\.(json|csv|md)$/);
    }
  }
});

test(attack('csv-formula'), () => {
  const quoted = /"(?:[^"]|"")*"|[^,\r\n]+/g;
  for (const text of ['=cmd|"/c calc"!A0', '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://evil")']) {
    const cells = resultsCsv(file(8, (results) => everywhere(results, text))).match(quoted) ?? [];
    const formulas = cells.filter((cell) => /^"?[=+@\t\r]|^"?-[^\d"]|^"?-\d+[^\d,.]/.test(cell));
    expect(formulas, text).toEqual([]);
    expect(cells.some((cell) => cell.includes(`'${text.slice(0, 2)}`))).toBe(true);
  }
});

test(attack('markdown-markup'), () => {
  const texts = [
    '<script>alert(1)</script>',
    '![x](http://evil/x.png)',
    '[x](javascript:alert(1))',
    '| a |\n| --- |',
    '`x`',
  ];
  for (const text of texts) {
    const markdown = resultsMarkdown(file(9, (results) => everywhere(results, text)));
    // Within a code block, which the commands are shown in, nothing is markup.
    const prose = markdown.replace(/^ {4}.*$/gm, '');
    expect(prose, text).not.toMatch(/(?<!\\)<(script|img)|(?<!\\)!\[|(?<!\\)\]\(/);
    expect(prose).not.toContain(`${text}\n`);
  }
});

test(attack('secret-import'), async () => {
  const secrets = {
    env: 'env-secret-0123456789',
    argv: 'argv-secret-0123456789',
    command: 'command-secret-0123456789',
    detail: `hf_${'aB3'.repeat(11)}x`,
  };
  const results = file(10, ({ samples, ...rest }) => {
    void rest;
    const [sample] = samples;
    if (!sample) throw new Error('A file without samples.');
    sample.error = { code: 'criu/restore-failed', title: 'x', detail: `token ${secrets.detail} was refused` };
    const argv = ['podman', 'run', '--env', `HF_TOKEN=${secrets.env}`, 'x', '--api-key', secrets.argv];
    sample.commands = [{ argv, startedAt: '2026-01-01T00:00:00Z', durationMs: 1, exitCode: 1 }];
  });
  results.spec = { ...demoSpec, env: { HF_TOKEN: secrets.env }, command: ['--api-key', secrets.command] };
  await importResults([{ name: 'secrets.json', text: JSON.stringify(results) }]);
  await closeDatabase();
  const files = readdirSync(data.folder).filter((name) => name.startsWith('gpu-load.db'));
  const bytes = files.map((name) => readFileSync(path.join(data.folder, name), 'latin1')).join('');
  expect(bytes).toContain('secrets.json');
  expect(Object.values(secrets).filter((secret) => bytes.includes(secret))).toEqual([]);
});
