export interface Point {
  x: number;
  y: number;
}

/**
 * Fewer points that draw the same line: largest triangle three buckets (Steinarsson 2013). The first and the last
 * stay, and of every bucket between them the one that makes the largest triangle with its neighbours, so peaks stay too.
 * @param points in the order of x.
 * @param maxPoints at least 2.
 * @throws RangeError when `maxPoints` is below 2.
 */
export function downsample(points: readonly Point[], maxPoints: number): Point[] {
  if (!(maxPoints >= 2)) throw new RangeError(`At least 2 points must be kept, not ${maxPoints}.`);
  const last = points.at(-1);
  if (last === undefined || points.length <= maxPoints) return [...points];
  const buckets = Math.floor(maxPoints) - 2;
  const startOf = (bucket: number) => 1 + Math.floor((bucket * (points.length - 2)) / buckets);
  let left = points[0] as Point;
  const kept = [left];
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const isLastBucket = bucket === buckets - 1;
    const right = isLastBucket ? last : centreOf(points.slice(startOf(bucket + 1), startOf(bucket + 2)));
    left = largestTriangle(left, points.slice(startOf(bucket), startOf(bucket + 1)), right);
    kept.push(left);
  }
  return [...kept, last];
}

function centreOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function largestTriangle(left: Point, candidates: readonly Point[], right: Point): Point {
  const area = ({ x, y }: Point) => Math.abs((left.x - right.x) * (y - left.y) - (left.x - x) * (right.y - left.y));
  return candidates.reduce((best, point) => (area(point) > area(best) ? point : best));
}
