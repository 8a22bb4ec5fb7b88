/** Fields take keys for themselves, and in a dialog the page behind it is out of reach. */
const takesKeys =
  'input:not([type="checkbox"], [type="radio"]), select, textarea, [contenteditable="true"], dialog, [role="dialog"]';

/**
 * What nobody sees takes no keys. A dialog that has just been closed keeps the focus until the browser draws the next
 * frame, and a key pressed before that still goes to the field in it.
 */
const isOutOfSight = 'dialog:not([open]), [hidden]';

/** True when a key pressed on `target` is meant for it and not for a shortcut of the page. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || !target.isConnected || target.closest(isOutOfSight) !== null) return false;
  const taker = target.closest(takesKeys);
  // Test environments without layout have no `checkVisibility`.
  return taker !== null && taker.checkVisibility?.() !== false;
}
