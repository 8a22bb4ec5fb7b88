'use client';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorCard } from '@/components/ui/error-card';
import type { Answer } from './use-contents';

interface Props<T> {
  answer: Answer<T>;
  /** What is being read: "the checkpoint". */
  subject: string;
  children: (data: T) => ReactNode;
}

/** An answer that may take long: its skeleton keeps the layout, its error says what to do. */
export function ContentsFrame<T>({ answer: { data, error, isFetching, askAgain }, subject, children }: Props<T>) {
  if (data !== null) return children(data);
  if (error !== null && !isFetching) {
    return <ErrorCard error={error} actions={<Button onClick={askAgain}>Try again</Button>} />;
  }
  return (
    <div aria-busy="true" className="grid gap-4">
      <p role="status" className="text-muted">
        Reading {subject} … A folder takes seconds; an archive is read from front to back, as fast as the disk and its
        compression allow.
      </p>
      {['h-40', 'h-96', 'h-64'].map((height) => (
        <div key={height} className={`bg-raised border-line animate-pulse rounded-lg border ${height}`} />
      ))}
    </div>
  );
}
