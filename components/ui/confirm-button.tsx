'use client';
import { useState } from 'react';
import { Button } from './button';

interface Props {
  label: string;
  /** What is lost, in words; shown before the second click. */
  consequences: string;
  confirmLabel: string;
  onConfirm: () => void;
  disabledReason?: string | null | undefined;
  /** Id of an element that shows the reason already. */
  reasonId?: string | undefined;
  size?: 'sm' | 'md';
}

/** Two clicks for what cannot be undone: the first says what is lost, the second does it. */
export function ConfirmButton({ label, consequences, confirmLabel, onConfirm, size = 'md', ...reason }: Props) {
  const [isArmed, setArmed] = useState(false);
  if (!isArmed) {
    return (
      <Button variant="danger" size={size} {...reason} onClick={() => setArmed(true)}>
        {label}
      </Button>
    );
  }
  return (
    <span role="group" aria-label={label} className="inline-flex flex-wrap items-center gap-2">
      <span role="status" className="text-danger max-w-xs text-xs whitespace-normal">
        {consequences}
      </span>
      <Button
        variant="danger"
        size={size}
        onClick={() => {
          setArmed(false);
          onConfirm();
        }}
      >
        {confirmLabel}
      </Button>
      <Button variant="ghost" size={size} autoFocus onClick={() => setArmed(false)}>
        Keep
      </Button>
    </span>
  );
}
