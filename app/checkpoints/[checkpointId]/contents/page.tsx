import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { BytesPage } from '@/components/contents/bytes-page';
import { getCheckpoint } from '@/lib/queries/get-checkpoint';

export const metadata: Metadata = { title: 'Where the bytes are' };

export default async function CheckpointBytesPage({ params }: { params: Promise<{ checkpointId: string }> }) {
  const found = await getCheckpoint((await params).checkpointId);
  if (!found) notFound();
  const { checkpoint } = found;
  return (
    // It reads the URL, which Next asks to be inside a boundary.
    <Suspense>
      <BytesPage checkpointId={checkpoint.id} vramBytes={checkpoint.dumpMeasurement?.vramBytes ?? null} />
    </Suspense>
  );
}
