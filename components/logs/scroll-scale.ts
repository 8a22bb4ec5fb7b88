/**
 * Browsers stop at some 17 (Firefox) to 33 million pixels, which is less than two million lines. A longer list gets
 * this height, and its scroll bar stands for more than it shows.
 */
export const maxHeightPx = 8_000_000;

/** How a list of lines and the box that scrolls it fit together; all in pixels. */
export interface ScrollScale {
  /** Of all lines. */
  linesPx: number;
  /** Of the element that stands for them. */
  heightPx: number;
  viewPx: number;
}

/** Every line has the same height, so that the place of any is known without measuring those before it. */
export function scrollScale(lines: number, viewPx: number, lineHeightPx: number): ScrollScale {
  const linesPx = lines * lineHeightPx;
  return { linesPx, heightPx: Math.min(linesPx, maxHeightPx), viewPx };
}

/** The place among the lines that a place of the scroll bar stands for. */
export function lineTopOf({ linesPx, heightPx, viewPx }: ScrollScale, scrollTop: number): number {
  const room = heightPx - viewPx;
  return room <= 0 ? 0 : Math.round((Math.min(Math.max(scrollTop, 0), room) / room) * (linesPx - viewPx));
}

/** The place of the scroll bar that stands for a place among the lines. */
export function scrollTopOf({ linesPx, heightPx, viewPx }: ScrollScale, lineTop: number): number {
  const room = linesPx - viewPx;
  return room <= 0 ? 0 : Math.round((Math.min(Math.max(lineTop, 0), room) / room) * (heightPx - viewPx));
}

/**
 * Where the reader is after the box went from one scroll place to another. Short ways are gone pixel by pixel, so that
 * a wheel and a finger move lines as everywhere; a long one is the scroll bar being dragged, and stands for its place.
 */
export function afterScroll(scale: ScrollScale, { lineTop, from, to }: { lineTop: number; from: number; to: number }) {
  const isScaled = scale.linesPx > scale.heightPx;
  const isAtEdge = to <= 0 || to >= scale.heightPx - scale.viewPx;
  if (!isScaled || isAtEdge || Math.abs(to - from) > scale.viewPx) return lineTopOf(scale, to);
  return Math.min(Math.max(lineTop + to - from, 0), scale.linesPx - scale.viewPx);
}
