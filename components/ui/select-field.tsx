'use client';
import { useId } from 'react';
import { Field, fieldAria, inputStyle } from './field';

interface Props<V extends string> {
  label: string;
  value: V;
  onChange: (value: V) => void;
  options: readonly { value: V; label: string }[];
  name?: string;
  flag?: string;
  hint?: string;
  error?: string | undefined;
  disabled?: boolean;
}

/** A choice of one among few. */
export function SelectField<V extends string>({
  label,
  value,
  onChange,
  options,
  flag,
  hint,
  error,
  ...rest
}: Props<V>) {
  const id = useId();
  return (
    <Field id={id} label={label} flag={flag} hint={hint} error={error}>
      <select
        {...rest}
        id={id}
        value={value}
        {...fieldAria(id, { hint, error })}
        className={inputStyle}
        onChange={(event) => onChange(event.target.value as V)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
