'use client';
import { useId } from 'react';

interface Props {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  name?: string;
  flag?: string;
  hint?: string;
  /** Why the option cannot be had now. */
  disabledReason?: string | null | undefined;
}

/** An option in words, with the flag it stands for. */
export function CheckboxField({ label, checked, onChange, name, flag, hint, disabledReason }: Props) {
  const id = useId();
  const text = disabledReason ?? hint;
  return (
    <div className="flex items-start gap-2">
      <input
        id={id}
        name={name}
        type="checkbox"
        checked={checked}
        disabled={Boolean(disabledReason)}
        aria-describedby={text ? `${id}-hint` : undefined}
        className="accent-accent mt-0.5 size-4"
        onChange={(event) => onChange(event.target.checked)}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {label} {flag && <code className="text-muted font-mono text-xs">{flag}</code>}
        </label>
        {text && (
          <p id={`${id}-hint`} className="text-muted text-xs">
            {text}
          </p>
        )}
      </div>
    </div>
  );
}
