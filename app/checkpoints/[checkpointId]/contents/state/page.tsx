import type { Metadata } from 'next';
import { Suspense } from 'react';
import { StatePage } from '@/components/contents/state-page';

export const metadata: Metadata = { title: 'What is in it' };

export default async function CheckpointStatePage({ params }: { params: Promise<{ checkpointId: string }> }) {
  return (
    // It reads the URL, which Next asks to be inside a boundary.
    <Suspense>
      <StatePage checkpointId={(await params).checkpointId} />
    </Suspense>
  );
}
