/**
 * A part of a URL's path as people read it. Next gives it to pages still encoded, so it is decoded here, once:
 * `100%25` is "100%", and a "%" that encodes nothing is itself.
 */
export function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
