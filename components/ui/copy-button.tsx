'use client';
import { Check, Copy } from 'lucide-react';
import { useCopy } from '@/lib/client/use-copy';
import { Button } from './button';

const refusal = 'Could not copy: select the text.';

/** Copies `text`; `label` names what is copied. Says so when the browser refuses. */
export function CopyButton({ text, label, isIconOnly = false }: { text: string; label: string; isIconOnly?: boolean }) {
  const { isCopied, isRefused, copy } = useCopy();
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => void copy(text)} aria-label={isIconOnly ? label : undefined}>
        {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        {!isIconOnly && label}
      </Button>
      <span role="status" className={isRefused ? 'text-warning self-center text-xs' : 'sr-only'}>
        {isCopied ? 'Copied' : isRefused ? refusal : ''}
      </span>
    </>
  );
}
