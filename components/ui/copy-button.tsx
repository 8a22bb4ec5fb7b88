'use client';
import { Check, Copy } from 'lucide-react';
import { useCopy } from '@/lib/client/use-copy';
import { Button } from './button';

/** Copies `text`; `label` names what is copied. */
export function CopyButton({ text, label, isIconOnly = false }: { text: string; label: string; isIconOnly?: boolean }) {
  const { isCopied, copy } = useCopy();
  return (
    <Button variant="ghost" size="sm" onClick={() => void copy(text)} aria-label={isIconOnly ? label : undefined}>
      {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      {!isIconOnly && label}
      <span role="status" className="sr-only">
        {isCopied ? 'Copied' : ''}
      </span>
    </Button>
  );
}
