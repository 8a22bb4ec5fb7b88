import { KeyValueList } from '@/components/ui/key-value';
import { Table, Td, Th } from '@/components/ui/table';
import { byteKinds } from '@/lib/domain/contents/byte-kinds';
import { pageBytes, type PageStatistics } from '@/lib/domain/contents/page-statistics';
import { formatBytes } from '@/lib/format/bytes';
import { formatDurationMs } from '@/lib/format/duration';
import { shareText } from './share-text';

/** What the saved pages hold, and what would be left of them. */
export function PageStatisticsResult({ statistics: s }: { statistics: PageStatistics }) {
  if (s.pages === 0) return <p className="text-muted">No pages of memory are in this checkpoint.</p>;
  const pagesText = (pages: number) => `${formatBytes(pages * pageBytes)}, ${shareText(pages, s.pages)} of the pages`;
  return (
    <>
      <KeyValueList
        items={[
          {
            label: 'Saved memory',
            value: `${formatBytes(s.pages * pageBytes)}, ${s.pages} pages of 4 KiB`,
            mono: true,
          },
          { label: 'Zero pages', value: pagesText(s.zeroPages), mono: true },
          { label: 'Duplicate pages', value: pagesText(s.duplicatePages), mono: true },
          { label: 'Left with each once', value: pagesText(s.distinctPages), mono: true },
          { label: 'Compressed', value: compressionText(s), mono: true },
          { label: 'Counted', value: countedText(s) },
        ]}
      />
      <div className="mt-4">
        <Table label="Zero pages by kind of memory">
          <thead>
            <tr>
              <Th>Kind</Th>
              <Th>Saved</Th>
              <Th>Zero pages</Th>
              <Th>Share</Th>
            </tr>
          </thead>
          <tbody>
            {s.byKind.map(({ kind, pages, zeroPages }) => (
              <tr key={kind}>
                <Td>{byteKinds[kind].label}</Td>
                <Td mono>{formatBytes(pages * pageBytes)}</Td>
                <Td mono>{formatBytes(zeroPages * pageBytes)}</Td>
                <Td mono>{shareText(zeroPages, pages)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </>
  );
}

function compressionText({ compression }: PageStatistics): string {
  if (compression === null) return 'no page to sample';
  const { method, sampledPages, sampledBytes, compressedBytes } = compression;
  return `to ${shareText(compressedBytes, sampledBytes)} with ${method}, on a sample of ${sampledPages} pages`;
}

function countedText({ isExact, countedFraction, durationMs }: PageStatistics): string {
  const how = isExact
    ? 'every page'
    : `${(100 * countedFraction).toFixed(1)} % of the pages, chosen by their hash; duplicates are scaled up`;
  return `${how}, in ${formatDurationMs(durationMs)}`;
}
