import { AppLink } from '@/components/ui/app-link';
import { useId, type ReactNode } from 'react';
import { buttonStyle, type ButtonSize, type ButtonVariant } from './button-style';
import { DisabledReason } from './disabled-reason';

interface Props {
  href: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Why it leads nowhere now, shown beside it. */
  disabledReason?: string | null | undefined;
  /** Id of an element that shows the reason already; then it is not repeated here. */
  reasonId?: string | undefined;
  children: ReactNode;
}

/** A link that looks like a button; with a reason it is shown but leads nowhere. */
export function ButtonLink({ href, variant, size, disabledReason, reasonId, children }: Props) {
  const ownId = useId();
  if (!disabledReason) {
    return (
      <AppLink href={href} className={buttonStyle(variant, size)}>
        {children}
      </AppLink>
    );
  }
  return (
    <>
      <span
        className={buttonStyle(variant, size)}
        role="link"
        aria-disabled="true"
        aria-describedby={reasonId ?? ownId}
        tabIndex={0}
      >
        {children}
      </span>
      {reasonId === undefined && <DisabledReason id={ownId}>{disabledReason}</DisabledReason>}
    </>
  );
}
