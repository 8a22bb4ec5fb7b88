'use client';
import { Card } from '@/components/ui/card';
import { byteKinds } from '@/lib/domain/contents/byte-kinds';
import type { ContentFile, ContentsView } from '@/lib/domain/contents/contents-view';
import { formatBytes } from '@/lib/format/bytes';
import { RowsTable } from './rows-table';

const readingWords: Record<ContentFile['reading'], string> = {
  decoded: 'decoded',
  skipped: 'counted',
  unknown: 'not known to this version',
  failed: 'could not be read',
};

/** A file of pages holds memory of every kind; which bytes are which, the pages' tables say. */
function kindText({ name, kind }: ContentFile): string {
  return /(^|\/)pages-\d+\.img$/.test(name) ? 'Memory, of several kinds' : byteKinds[kind].label;
}

/** The files that a checkpoint is made of, and those of the writable layer. */
export function LargestFiles({ contents: { files, layer } }: { contents: ContentsView }) {
  return (
    <section id="files" className="scroll-mt-4">
      <Card title="Files of the checkpoint">
        <RowsTable
          id="files"
          label="Files of the checkpoint"
          columns={['File', 'Size', 'Kind', 'Reading']}
          empty="No files."
          rows={files.map((file) => ({
            key: file.name,
            cells: [
              { text: file.name, isMono: true },
              { text: formatBytes(file.sizeBytes), isMono: true },
              { text: kindText(file) },
              { text: file.note === null ? readingWords[file.reading] : `${readingWords[file.reading]}: ${file.note}` },
            ],
          }))}
        />
        {layer !== null && (
          <>
            <h3 className="mt-5 mb-2 font-semibold">
              Writable layer: {layer.fileCount === 1 ? '1 file' : `${layer.fileCount} files`},{' '}
              {formatBytes(layer.sizeBytes)}
            </h3>
            <RowsTable
              id="layer"
              label="Largest files of the writable layer"
              columns={['Path', 'Size']}
              empty="The container wrote nothing over its image."
              rows={layer.largest.map(({ path, sizeBytes }) => ({
                key: path,
                cells: [
                  { text: path, isMono: true },
                  { text: formatBytes(sizeBytes), isMono: true },
                ],
              }))}
            />
          </>
        )}
      </Card>
    </section>
  );
}
