'use client';
import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  isOpen: boolean;
  onClose: () => void;
  /** Its accessible name. */
  label: string;
  /** Where it stands and how wide it is. */
  className?: string;
  children: ReactNode;
}

/**
 * A modal dialog: the page behind it is out of reach, Escape and a click beside it close it, and the focus goes back
 * to where it was. `[data-initial-focus]` in it takes the focus; left to itself the browser gives it to the first
 * element with a tab index, even one that is out of the tab order.
 */
export function Dialog({ isOpen, onClose, label, className = '', children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null || dialog.open === isOpen) return;
    if (!isOpen) return dialog.close();
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-initial-focus]')?.focus();
  }, [isOpen]);
  return (
    <dialog
      ref={ref}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        // Its content lies above it, so what hits the dialog itself is its backdrop.
        if (event.target === event.currentTarget) onClose();
      }}
      className={`bg-surface text-fg border-line rounded-lg border p-0 backdrop:bg-black/50 ${className}`}
    >
      {isOpen && children}
    </dialog>
  );
}
