import type { Metadata } from 'next';
import { StatePage } from '@/components/contents/state-page';

export const metadata: Metadata = { title: 'What is in it' };

export default async function CheckpointStatePage({ params }: { params: Promise<{ checkpointId: string }> }) {
  return <StatePage checkpointId={(await params).checkpointId} />;
}
