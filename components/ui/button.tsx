import { useId, type ButtonHTMLAttributes } from 'react';
import { buttonStyle, type ButtonSize, type ButtonVariant } from './button-style';
import { DisabledReason } from './disabled-reason';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Why the action cannot be had now, shown beside it. The button stays reachable, so that the reason can be heard. */
  disabledReason?: string | null | undefined;
  /** Id of an element that shows the reason already; then it is not repeated here. */
  reasonId?: string | undefined;
}

/** A button; one that cannot be used says why instead of going away. */
export function Button({ variant, size, disabledReason, reasonId, onClick, type = 'button', ...rest }: Props) {
  const ownId = useId();
  return (
    <>
      <button
        {...rest}
        type={type}
        className={`${buttonStyle(variant, size)} ${rest.className ?? ''}`}
        aria-disabled={disabledReason ? true : undefined}
        aria-describedby={disabledReason ? (reasonId ?? ownId) : rest['aria-describedby']}
        onClick={disabledReason ? (event) => event.preventDefault() : onClick}
      />
      {disabledReason && reasonId === undefined && <DisabledReason id={ownId}>{disabledReason}</DisabledReason>}
    </>
  );
}
