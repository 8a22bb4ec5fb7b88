import { expect, it } from 'vitest';
import type { Sample } from '../result';
import { recommend } from './recommend';
import { recommendationSentence } from './recommendation-sentence';
import type { Setting } from './setting';
import { dumpOf, sampleOf } from './testing/sample-of';

const finals = (setting: Setting, aroundMs: number, count = 10) =>
  Array.from({ length: count }, (_, i) => sampleOf('final', setting, i, aroundMs + 10 * (i % 5)));
const found = (...samples: Sample[]) => recommend({ seed: 1 }, samples);

it('recommends the fastest of those that beat the default beyond doubt', () => {
  const result = found(...finals([], 1000), ...finals(['ram'], 800), ...finals(['lock-skip'], 700));
  expect(result).toMatchObject({ verdict: 'faster', best: { key: 'lock-skip' } });
  expect(recommendationSentence(result, 'warm')).toMatch(
    /^No network lock: first token after 0\.72 s \(95 % .+, n = 10\), 1\.42 times faster than the default’s 1\.02 s /,
  );
});

it('keeps the default when the intervals leave doubt', () => {
  const result = found(...finals([], 1000), ...finals(['ram'], 1001));
  expect(result).toMatchObject({ verdict: 'no difference shown', best: { key: 'default' } });
  expect(recommendationSentence(result, 'warm')).toContain('No difference shown');
});

it('keeps the default when everything else is slower', () => {
  expect(found(...finals([], 1000), ...finals(['ram'], 2000))).toMatchObject({ best: { key: 'default' } });
});

it('never recommends one that failed once, in whatever round, and says why', () => {
  const failed: Sample = { ...sampleOf('screening', ['ram'], 0, 1), status: 'failed', errorTitle: 'No space' };
  const result = found(...finals([], 1000), failed, ...finals(['ram'], 500));
  expect(result.best?.key).toBe('default');
  expect(result.settings.find(({ key }) => key === 'ram')).toMatchObject({
    isSafe: false,
    fault: { words: 'No space' },
  });
});

it('never recommends one with another answer', () => {
  const different: Sample = { ...sampleOf('final', ['ram'], 10, 1), answerMatch: 'different' };
  expect(found(...finals([], 1000), different, ...finals(['ram'], 500)).best?.key).toBe('default');
});

it('does not count what chose the finalists', () => {
  const lucky = [0, 1, 2].map((i) => sampleOf('screening', ['ram'], i, 1));
  const result = found(...lucky, ...finals([], 1000), ...finals(['ram'], 1001));
  expect(result.verdict).toBe('no difference shown');
});

it('says that there is nothing to compare with when the default failed', () => {
  const failed: Sample = { ...sampleOf('final', [], 10, 1), status: 'failed' };
  expect(found(...finals([], 1000), failed, ...finals(['ram'], 500))).toMatchObject({
    verdict: 'default failed',
    best: null,
  });
});

it('says when the last round is missing or too short', () => {
  expect(found(dumpOf([]), sampleOf('screening', [], 0, 1000)).verdict).toBe('unfinished');
  expect(found(...finals([], 1000, 2), ...finals(['ram'], 500, 2)).verdict).toBe('too few samples');
});
