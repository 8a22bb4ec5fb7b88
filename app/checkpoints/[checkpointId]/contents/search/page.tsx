import type { Metadata } from 'next';
import { MemorySearch } from '@/components/contents/memory-search';

export const metadata: Metadata = { title: 'Search its memory' };

export default async function CheckpointSearchPage({ params }: { params: Promise<{ checkpointId: string }> }) {
  return <MemorySearch checkpointId={(await params).checkpointId} />;
}
