// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { isTyping } from './is-typing';

afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** Puts markup into the page. @returns the element that a key is pressed on: `#at`. */
function pressedOn(markup: string): Element {
  document.body.innerHTML = markup;
  return document.querySelector('#at')!;
}

test.each([
  '<input id="at">',
  '<textarea id="at"></textarea>',
  '<div contenteditable="true"><b id="at">text</b></div>',
  '<dialog open><button id="at">x</button></dialog>',
  '<div role="dialog"><button id="at">x</button></div>',
])('keys are meant for what they are pressed on: %s', (markup) => {
  expect(isTyping(pressedOn(markup))).toBe(true);
});

test.each([
  '<button id="at">x</button>',
  '<input id="at" type="checkbox">',
  // A dialog that was closed in this very frame still has the focus.
  '<dialog><input id="at"></dialog>',
  '<dialog id="at"></dialog>',
  '<div hidden><input id="at"></div>',
  // A closed dialog in one that is open is as far away.
  '<dialog open><dialog><input id="at"></dialog></dialog>',
])('keys are the page’s: %s', (markup) => {
  expect(isTyping(pressedOn(markup))).toBe(false);
});

test('a field that was taken out of the page takes no keys', () => {
  const field = pressedOn('<input id="at">');
  field.remove();
  expect(isTyping(field)).toBe(false);
});

test('a field that a style hides takes no keys', () => {
  const field = pressedOn('<input id="at">');
  field.checkVisibility = () => false;
  expect(isTyping(field)).toBe(false);
});

test('no element takes no keys', () => {
  expect(isTyping(null)).toBe(false);
  expect(isTyping(window)).toBe(false);
});
