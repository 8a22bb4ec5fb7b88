import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares texts of any length in constant time: both are hashed first, so not even the length shows. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(given), sha256(expected));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
