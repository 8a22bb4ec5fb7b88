'use client';
import { useState } from 'react';

const feedbackMs = 1500;

/** Copies text; works on plain http as well, where browsers offer no clipboard. */
export function useCopy(): { isCopied: boolean; copy: (text: string) => Promise<void> } {
  const [isCopied, setCopied] = useState(false);
  const copy = async (text: string) => {
    if (navigator.clipboard) await navigator.clipboard.writeText(text);
    else copyBySelection(text);
    setCopied(true);
    setTimeout(() => setCopied(false), feedbackMs);
  };
  return { isCopied, copy };
}

function copyBySelection(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
