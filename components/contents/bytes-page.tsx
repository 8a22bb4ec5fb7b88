'use client';
import { useSearchParams } from 'next/navigation';
import { BytesCard } from './bytes-card';
import { ContentsFigures } from './contents-figures';
import { ContentsFrame } from './contents-frame';
import { LargestFiles } from './largest-files';
import { PageStatisticsCard } from './page-statistics-card';
import { ProcessMemoryCard } from './process-memory-card';
import { useContents } from './use-contents';

/** Where the bytes of a checkpoint are; the process that is looked into is in the URL. */
export function BytesPage({ checkpointId, vramBytes }: { checkpointId: string; vramBytes: number | null }) {
  const answer = useContents(checkpointId);
  const selected = useSearchParams().get('process');
  return (
    <ContentsFrame answer={answer} subject="the checkpoint">
      {(contents) => (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <ContentsFigures contents={contents} vramBytes={vramBytes} />
          <BytesCard contents={contents} vramBytes={vramBytes} />
          <ProcessMemoryCard contents={contents} selected={selected} />
          <PageStatisticsCard checkpointId={checkpointId} />
          <LargestFiles contents={contents} />
        </div>
      )}
    </ContentsFrame>
  );
}
