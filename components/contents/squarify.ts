/** A box of a treemap, in the units of the area that was given. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Boxes whose areas are in proportion to `sizes`, as near to squares as they can be (Bruls, Huizing, van Wijk:
 * "Squarified Treemaps"). Sizes must be positive and sorted, largest first; boxes come in their order.
 */
export function squarify(sizes: readonly number[], area: { width: number; height: number }): Box[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= 0) return [];
  const scale = (area.width * area.height) / total;
  const areas = sizes.map((size) => size * scale);
  const boxes: Box[] = [];
  let free: Box = { x: 0, y: 0, ...area };
  for (let from = 0; from < areas.length;) {
    const side = Math.min(free.width, free.height);
    let to = from + 1;
    while (
      to < areas.length &&
      worstRatio(areas.slice(from, to + 1), side) <= worstRatio(areas.slice(from, to), side)
    ) {
      to += 1;
    }
    free = placeRow(areas.slice(from, to), free, boxes);
    from = to;
  }
  return boxes;
}

/** How far from a square the worst box of a row along `side` is; 1 is a square. */
function worstRatio(row: readonly number[], side: number): number {
  const sum = row.reduce((total, size) => total + size, 0);
  const thickness = sum / side;
  return Math.max(...row.map((size) => Math.max(size / thickness ** 2, thickness ** 2 / size)));
}

/** Puts a row along the shorter side of what is free, and returns what is left. */
function placeRow(row: readonly number[], free: Box, boxes: Box[]): Box {
  const sum = row.reduce((total, size) => total + size, 0);
  if (free.width >= free.height) {
    const width = sum / free.height;
    let y = free.y;
    for (const size of row) {
      boxes.push({ x: free.x, y, width, height: size / width });
      y += size / width;
    }
    return { ...free, x: free.x + width, width: free.width - width };
  }
  const height = sum / free.width;
  let x = free.x;
  for (const size of row) {
    boxes.push({ x, y: free.y, width: size / height, height });
    x += size / height;
  }
  return { ...free, y: free.y + height, height: free.height - height };
}
