import type { ReactNode } from 'react';

interface Props {
  id: string;
  label: string;
  /** The command-line flag that the field sets, shown beside the words. */
  flag?: string | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  children: ReactNode;
}

/** A form field's words around its input: label, flag, hint, error. */
export function Field({ id, label, flag, hint, error, children }: Props) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label} {flag && <code className="text-muted font-mono text-xs">{flag}</code>}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-muted mt-1 text-xs">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-danger mt-1 text-xs">
          {error}
        </p>
      )}
    </div>
  );
}

/** What an input says of its hint and error to screen readers; the error is read first. */
export function fieldAria(id: string, { hint, error }: Pick<Props, 'hint' | 'error'>) {
  const texts = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return { 'aria-invalid': error ? true : undefined, 'aria-describedby': texts || undefined };
}

/** The look of text inputs and selects. */
export const inputStyle =
  'bg-surface border-field text-fg min-h-9 w-full rounded-md border px-2.5 py-1.5 aria-invalid:border-danger';
