/** Fields take keys for themselves, and in a dialog the page behind it is out of reach. */
const takesKeys =
  'input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable="true"], dialog, [role="dialog"]';

/** True when a key pressed on `target` is meant for it and not for a shortcut of the page. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(takesKeys) !== null;
}
