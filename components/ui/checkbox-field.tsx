'use client';
import { Check } from 'lucide-react';
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

/** Drawn here, because a browser's own box takes no edge colour; with forced colours it is the browser's again. */
const boxStyle =
  'peer border-field bg-surface checked:border-accent checked:bg-accent block size-4 appearance-none rounded-sm border disabled:opacity-50 forced-colors:appearance-auto';

/** An option in words, with the flag it stands for. */
export function CheckboxField({ label, checked, onChange, name, flag, hint, disabledReason }: Props) {
  const id = useId();
  const text = disabledReason ?? hint;
  return (
    <div className="flex items-start gap-2">
      <span className="relative mt-0.5 size-4 shrink-0">
        <input
          id={id}
          name={name}
          type="checkbox"
          checked={checked}
          disabled={Boolean(disabledReason)}
          aria-describedby={text ? `${id}-hint` : undefined}
          className={boxStyle}
          onChange={(event) => onChange(event.target.checked)}
        />
        <Check
          size={14}
          strokeWidth={3}
          aria-hidden
          className="text-on-accent pointer-events-none absolute top-px left-px hidden peer-checked:block forced-colors:hidden"
        />
      </span>
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
