'use client';
import { useId } from 'react';
import { Field, fieldAria, inputStyle } from './field';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  name?: string;
  flag?: string;
  hint?: string;
  error?: string | undefined;
  placeholder?: string;
  type?: 'text' | 'number' | 'search';
  /** More than one: a text area. */
  rows?: number;
  mono?: boolean;
  disabled?: boolean;
}

/** One line or several lines of text. */
export function TextField({
  label,
  value,
  onChange,
  flag,
  hint,
  error,
  rows = 1,
  mono,
  type = 'text',
  ...rest
}: Props) {
  const id = useId();
  const shared = {
    id,
    value,
    ...fieldAria(id, { hint, error }),
    className: `${inputStyle} ${mono ? 'font-mono text-xs' : ''}`,
    ...rest,
  };
  return (
    <Field id={id} label={label} flag={flag} hint={hint} error={error}>
      {rows > 1 ? (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...shared} type={type} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
