import type { ButtonHTMLAttributes } from 'react';
import { buttonStyle, type ButtonSize, type ButtonVariant } from './button-style';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Why the action cannot be had now. The button stays reachable, so that the reason can be read. */
  disabledReason?: string | null | undefined;
}

/** A button; one that cannot be used says why instead of going away. */
export function Button({ variant, size, disabledReason, onClick, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={`${buttonStyle(variant, size)} ${rest.className ?? ''}`}
      aria-disabled={disabledReason ? true : undefined}
      title={disabledReason ?? rest.title}
      onClick={disabledReason ? (event) => event.preventDefault() : onClick}
    />
  );
}
