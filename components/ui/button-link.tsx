import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonStyle, type ButtonSize, type ButtonVariant } from './button-style';

/** A link that looks like a button; with a reason it is shown but leads nowhere. */
export function ButtonLink({
  href,
  variant,
  size,
  disabledReason,
  children,
}: {
  href: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  disabledReason?: string | null | undefined;
  children: ReactNode;
}) {
  if (disabledReason) {
    return (
      <span className={buttonStyle(variant, size)} role="link" aria-disabled="true" tabIndex={0} title={disabledReason}>
        {children}
      </span>
    );
  }
  return (
    <Link href={href} className={buttonStyle(variant, size)}>
      {children}
    </Link>
  );
}
