import { expect, test } from 'vitest';
import { lineHeightPx, touchLineHeightPx } from '@/components/ui/line-height';
import { afterScroll, lineTopOf, maxHeightPx, scrollScale, scrollTopOf } from './scroll-scale';

const viewPx = 600;

test('a list that fits is scrolled as any other', () => {
  const scale = scrollScale(1000, viewPx, lineHeightPx);
  expect(scale.heightPx).toBe(20_000);
  for (const top of [0, 1, 777, 19_400]) {
    expect(lineTopOf(scale, top)).toBe(top);
    expect(scrollTopOf(scale, top)).toBe(top);
  }
});

test.each([500_000, 1_900_000, 50_000_000])('%i lines stay below the height that browsers allow', (lines) => {
  const scale = scrollScale(lines, viewPx, lineHeightPx);
  expect(scale.heightPx).toBe(maxHeightPx);
  expect(lineTopOf(scale, 0)).toBe(0);
  // The end of the scroll bar shows the last line whole.
  expect(lineTopOf(scale, scale.heightPx - viewPx)).toBe(lines * lineHeightPx - viewPx);
  expect(scrollTopOf(scale, lines * lineHeightPx)).toBe(scale.heightPx - viewPx);
  // Any line can be gone to, and the bar then stands for about its place.
  for (const place of [0, 12_345, lines / 2, lines - 40]) {
    const lineTop = place * lineHeightPx;
    const back = lineTopOf(scale, scrollTopOf(scale, lineTop));
    expect(Math.abs(back - lineTop)).toBeLessThanOrEqual(scale.linesPx / scale.heightPx);
  }
});

test('a wheel moves lines pixel by pixel, also where the bar stands for more; dragging the bar goes far', () => {
  const scale = scrollScale(1_900_000, viewPx, lineHeightPx);
  const at = { lineTop: 20_000_000, from: 4_000_000 };
  expect(afterScroll(scale, { ...at, to: 4_000_100 })).toBe(20_000_100);
  expect(afterScroll(scale, { ...at, to: 3_999_900 })).toBe(19_999_900);
  expect(afterScroll(scale, { ...at, to: 6_000_000 })).toBe(lineTopOf(scale, 6_000_000));
});

test('the ends of the bar are the ends of the list', () => {
  const scale = scrollScale(1_900_000, viewPx, lineHeightPx);
  expect(afterScroll(scale, { lineTop: 5_000, from: 100, to: 0 })).toBe(0);
  const end = scale.heightPx - viewPx;
  expect(afterScroll(scale, { lineTop: 5_000, from: end - 10, to: end })).toBe(scale.linesPx - viewPx);
});

test('a list that is shorter than the box stands still', () => {
  const scale = scrollScale(3, viewPx, lineHeightPx);
  expect(lineTopOf(scale, 50)).toBe(0);
  expect(scrollTopOf(scale, 50)).toBe(0);
  expect(afterScroll(scale, { lineTop: 0, from: 0, to: 5 })).toBe(0);
});

test('taller lines for a finger make the list taller, and its end is still the end', () => {
  const scale = scrollScale(1000, viewPx, touchLineHeightPx);
  expect(scale.heightPx).toBe(24_000);
  expect(lineTopOf(scale, scale.heightPx - viewPx)).toBe(1000 * touchLineHeightPx - viewPx);
});
