'use client';
import { useState } from 'react';

const feedbackMs = 1_500;
/** Long enough to read that it did not work, and what to do instead. */
const refusedMs = 8_000;

export interface Copying {
  isCopied: boolean;
  /** The browser refused: no permission, or neither way of copying is there. */
  isRefused: boolean;
  copy: (text: string) => Promise<void>;
}

/** Copies text; works on plain http as well, where browsers offer no clipboard. */
export function useCopy(): Copying {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async (text: string) => {
    const next = (await copyByClipboard(text)) || copyBySelection(text) ? 'copied' : 'refused';
    setOutcome(next);
    setTimeout(() => setOutcome(null), next === 'copied' ? feedbackMs : refusedMs);
  };
  return { isCopied: outcome === 'copied', isRefused: outcome === 'refused', copy };
}

async function copyByClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not there (plain http), or not allowed.
    return false;
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
  }
}
