'use client';
import { useState } from 'react';
import { savePageAsHtml } from '@/lib/client/save-page-as-html';
import { Button } from '@/components/ui/button';

/** Saves the page as one file, for places that this server cannot be reached from. */
export function SaveHtml({ fileName }: { fileName: string }) {
  const [isRefused, setRefused] = useState(false);
  const save = () => {
    try {
      savePageAsHtml(fileName);
    } catch {
      setRefused(true);
    }
  };
  return (
    <span className="print:hidden" data-leave-out>
      <Button onClick={save}>Save as HTML</Button>
      {isRefused && <span role="alert"> The browser could not save the page.</span>}
    </span>
  );
}
