import { clsx } from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'ghost';
export type ButtonSize = 'sm' | 'md';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent border-transparent hover:opacity-90',
  secondary: 'bg-surface text-fg border-line hover:bg-raised',
  danger: 'bg-surface text-danger border-danger hover:bg-raised',
  ghost: 'bg-transparent text-fg border-transparent hover:bg-raised',
};

/** The look that buttons and links that act like buttons share. */
export function buttonStyle(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md'): string {
  return clsx(
    'inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap no-underline',
    'disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
    size === 'sm' ? 'min-h-7 px-2 text-xs' : 'min-h-9 px-3 text-sm',
    variants[variant],
  );
}
