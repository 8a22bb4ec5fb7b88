import { expect, test } from 'vitest';
import { faultKinds, planInjection, targetKinds, targetsOf } from './plan';

test('the same seed gives the same campaign, another one another', () => {
  const campaign = (seed: number) => Array.from({ length: 30 }, (_, i) => planInjection(seed, i));
  expect(campaign(7)).toEqual(campaign(7));
  expect(campaign(7)).not.toEqual(campaign(8));
});

test('two hundred injections hit every fault and every kind of target, each fault only where it makes sense', () => {
  const campaign = Array.from({ length: 200 }, (_, i) => planInjection(1, i));
  expect(new Set(campaign.map(({ fault }) => fault))).toEqual(new Set(faultKinds));
  expect(new Set(campaign.map(({ target }) => target))).toEqual(new Set(targetKinds));
  expect(campaign.filter(({ fault, target }) => !targetsOf[fault].includes(target))).toEqual([]);
});
