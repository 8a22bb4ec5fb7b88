// @vitest-environment jsdom
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useShortcuts } from './use-shortcuts';

const pressed: string[] = [];

function Page() {
  const bind = (keys: string) => [keys, () => void pressed.push(keys)] as const;
  useShortcuts(Object.fromEntries([bind('g h'), bind('g r'), bind('?'), bind('/')]));
  return (
    <>
      <input aria-label="field" />
      <dialog open>
        <button>inside</button>
      </dialog>
      <dialog>
        <input aria-label="field of a closed dialog" />
      </dialog>
      <button>outside</button>
    </>
  );
}

beforeEach(() => {
  pressed.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Presses keys on an element. @returns false for a key that a shortcut used. */
const press = (element: Element, ...keys: (string | KeyboardEventInit)[]) =>
  keys.map((key) => fireEvent.keyDown(element, typeof key === 'string' ? { key } : key)).at(-1);

test('one key and two keys in a row do what they are bound to, and are used up', () => {
  const { getByText } = render(<Page />);
  expect(press(document.body, 'g', 'h')).toBe(false);
  expect(press(getByText('outside'), '?')).toBe(false);
  expect(press(document.body, 'g', 'x')).toBe(true);
  expect(press(document.body, 'h')).toBe(true);
  expect(pressed).toEqual(['g h', '?']);
});

test('a key that ends no sequence counts for itself, and Shift ends none', () => {
  render(<Page />);
  press(document.body, 'g', 'Shift', '?');
  press(document.body, 'g', 'g', 'r');
  expect(pressed).toEqual(['?', 'g r']);
});

test('a second key that comes too late begins anew', () => {
  render(<Page />);
  press(document.body, 'g');
  vi.advanceTimersByTime(2_000);
  press(document.body, 'h');
  expect(pressed).toEqual([]);
});

test('keys in a field, in a dialog, with a modifier or handled already are left alone', () => {
  const { getByLabelText, getByText } = render(<Page />);
  press(getByLabelText('field'), 'g', 'h', '?', '/');
  press(getByText('inside'), '?');
  press(document.body, { key: '?', ctrlKey: true }, { key: '/', metaKey: true }, { key: '/', altKey: true });
  press(document.body, 'g', { key: 'h', ctrlKey: true }, 'r');
  expect(pressed).toEqual([]);
});

test('keys that still go to the field of a dialog that was just closed are the page’s', () => {
  const { getByLabelText } = render(<Page />);
  expect(press(getByLabelText('field of a closed dialog'), 'g', 'h')).toBe(false);
  expect(pressed).toEqual(['g h']);
});
