import { Card } from '@/components/ui/card';
import { KeyValueList } from '@/components/ui/key-value';
import type { ContentsView } from '@/lib/domain/contents/contents-view';
import { formatBytes } from '@/lib/format/bytes';
import { formatDurationMs } from '@/lib/format/duration';
import { shareText } from './share-text';

interface Props {
  contents: ContentsView;
  /** GPU memory in use just before the dump; null: not measured. */
  vramBytes: number | null;
}

/** Where the contents were read from, and what is in them in a few figures. */
export function ContentsFigures({ contents, vramBytes }: Props) {
  const { source, processes, openFiles, sockets } = contents;
  return (
    <Card title="What was read">
      <KeyValueList
        items={[
          { label: 'Source', value: sourceText(contents) },
          { label: 'Content', value: `${formatBytes(source.contentBytes)} (${source.contentBytes} bytes)`, mono: true },
          { label: 'In it', value: countsText(processes.length, openFiles.length, sockets.length) },
          ...(vramBytes === null
            ? []
            : [
                {
                  label: 'GPU memory',
                  value: `${formatBytes(vramBytes)}, ${shareText(vramBytes, source.contentBytes)} of the content: as nvidia-smi counted it just before the dump. It lies in the pages-*.img files now, as anonymous memory of the processes that used the GPU.`,
                },
              ]),
          { label: 'Made by', value: versionsText(contents), mono: true },
          { label: 'Reading took', value: formatDurationMs(contents.readDurationMs), mono: true },
        ]}
      />
      {contents.notes.length > 0 && (
        <ul role="status" className="text-warning mt-3 list-disc space-y-1 pl-5">
          {contents.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function sourceText({ source }: ContentsView): string {
  const files = source.fileCount === 1 ? '1 file' : `${source.fileCount} files`;
  return source.form === 'folder'
    ? `a folder with ${files}`
    : `an archive (${source.compression}) with ${files}, ${formatBytes(source.sizeBytes)} on disk`;
}

function countsText(processes: number, openFiles: number, sockets: number): string {
  const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  return `${count(processes, 'process', 'processes')}, ${count(openFiles, 'open descriptor', 'open descriptors')}, ${count(sockets, 'socket', 'sockets')}`;
}

function versionsText({ criuVersion, imageVersion }: ContentsView): string {
  return `CRIU ${criuVersion ?? 'version not recorded'}, image format ${imageVersion ?? 'not known'}`;
}
