'use client';
import { EmptyState } from '@/components/ui/empty-state';
import type { ContentsDiff } from '@/lib/domain/contents/contents-diff';
import { DiffBytes } from './diff-bytes';
import { diffTables } from './diff-tables';
import { RowsTable } from './rows-table';
import { StateSection } from './state-section';

/** What differs from the first checkpoint to the second; says so when nothing does. */
export function DiffReport({ diff }: { diff: ContentsDiff }) {
  const tables = diffTables(diff);
  const isSame =
    tables.every(({ rows }) => rows.length === 0) &&
    diff.bytesByKind.every(({ leftBytes, rightBytes }) => leftBytes === rightBytes);
  return (
    <>
      {isSame && (
        <EmptyState title="Nothing differs">
          Same bytes of every kind, same processes, files, sockets and mappings, whatever their numbers are. What the
          pages of memory say was not compared.
        </EmptyState>
      )}
      <DiffBytes diff={diff} />
      {tables.map(({ id, title, matching, rows, sameCount }) => (
        <StateSection key={id} id={id} title={title}>
          <p className="text-muted mb-2">
            {rows.length === 0 ? 'No difference' : `${rows.length} ${rows.length === 1 ? 'differs' : 'differ'}`},{' '}
            {sameCount} the same. {matching}
          </p>
          {rows.length > 0 && (
            <RowsTable
              id={id}
              label={title}
              columns={['Difference', 'Process', 'What', 'First → second']}
              rows={rows}
              empty="No difference."
            />
          )}
        </StateSection>
      ))}
    </>
  );
}
