'use client';
import { useEffect } from 'react';

/** Keeps the name of the tab up to date with what the page shows; the server's part of it stands until then. */
export function useTabTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · GPU-Load`;
  }, [title]);
}
