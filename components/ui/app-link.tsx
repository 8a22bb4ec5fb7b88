import Link from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link to another page of the product. Nothing is fetched before the click: every page is rendered when it is asked
 * for, so fetching ahead brought no content, only two requests for each link in sight (docs/load.md).
 */
export function AppLink(props: ComponentProps<typeof Link>) {
  return <Link prefetch={false} {...props} />;
}
