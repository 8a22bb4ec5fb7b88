import 'server-only';
import { version } from '@/package.json';

/** The version of the product, as in its package. */
export function productVersion(): string {
  return version;
}
