import { expect, test } from 'vitest';
import { Steps } from './step-back';

const root = 'Name:\tnode\nCapPrm:\t000001ffffffffff\nCapEff:\t000001ffffffffff\n';
const nobody = 'Name:\tnode\nCapPrm:\t0000000000000000\nCapEff:\t0000000000000000\n';

function stepsOf(status: string, usual = 0) {
  let priority = usual;
  const steps = new Steps({ get: () => priority, set: (next) => void (priority = next), status: () => status });
  return { steps, now: () => priority };
}

test('it steps back for as long as anybody asks for it', () => {
  const { steps, now } = stepsOf(root);
  const [one, two] = [steps.back(), steps.back()];
  expect(now()).toBe(10);
  one();
  one();
  expect(now()).toBe(10);
  two();
  expect(now()).toBe(0);
});

test('what is started meanwhile has the usual priority, even when its start fails', () => {
  const { steps, now } = stepsOf(root, 5);
  const end = steps.back();
  expect(now()).toBe(15);
  expect(steps.forward(now)).toBe(5);
  expect(() =>
    steps.forward(() => {
      throw new Error('no such file');
    }),
  ).toThrow('no such file');
  expect(now()).toBe(15);
  end();
  expect(steps.forward(now)).toBe(5);
  expect(now()).toBe(5);
});

test('who could not take its priority back keeps it', () => {
  for (const status of [nobody, '', root.replace('CapEff:\t000001ffffffffff', 'CapEff:\t000001ffff7fffff')]) {
    const { steps, now } = stepsOf(status);
    steps.back()();
    const end = steps.back();
    expect(now()).toBe(0);
    end();
  }
});

test('there is no priority below the lowest', () => {
  const { steps, now } = stepsOf(root, 15);
  steps.back();
  expect(now()).toBe(19);
});
