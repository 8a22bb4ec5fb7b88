// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ChooseRuns } from '@/components/compare/choose-runs';
import { inventoryColumns, InventoryRow } from '@/components/checkpoints/inventory-row';
import { Table, Th } from '@/components/ui/table';
import type { CheckpointListItem } from '@/lib/domain/inventory';
import type { RunSummary } from '@/lib/domain/views';
import { RunsTable } from './runs-table';

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }));
vi.mock('@/lib/client/use-live-runs', () => ({ useLiveRuns: () => undefined }));
afterEach(cleanup);

const at = '2026-01-01T00:00:00.000Z';
const run: RunSummary = {
  ...{ id: 'r1', hostId: 'local', parentRunId: null, kind: 'restore', status: 'succeeded', title: 'Restore golden' },
  ...{ specName: 'demo', containerName: 'demo-1', checkpointId: null, checkpointName: null, importedFrom: null },
  ...{ createdAt: at, startedAt: at, finishedAt: at, durationMs: 1200, currentPhase: null, measurement: null },
  errorTitle: null,
};
const checkpoint: CheckpointListItem = {
  ...{ id: 'c1', name: 'golden', state: 'ready', isGolden: true, form: 'archive', compression: 'none' },
  ...{ storage: 'disk', specName: 'demo', containerName: 'demo-1', sizeBytes: 1, createdAt: at },
  ...{ restoreCount: 0, lastRestoreAt: null, lastRestoreDurationMs: null, versions: null },
};

const tables = {
  runs: <RunsTable runs={[run]} />,
  'runs to compare with': <ChooseRuns run={run} others={[{ ...run, id: 'r2' }]} />,
  checkpoints: (
    <Table label="Checkpoints" isStacked>
      <thead role="rowgroup">
        <tr role="row">
          {[...inventoryColumns, 'Actions'].map((text) => (
            <Th key={text}>{text}</Th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        <InventoryRow checkpoint={checkpoint} />
      </tbody>
    </Table>
  ),
};

test.each(Object.entries(tables))(
  'stacked on a phone, %s are still a table, and cells have their columns’ names',
  (_, table) => {
    render(table);
    const [headings, cells] = within(screen.getByRole('table')).getAllByRole('row');
    const titles = within(headings!)
      .getAllByRole('columnheader')
      .map((heading) => heading.textContent);
    const shown = within(cells!).getAllByRole('cell');
    expect(shown).toHaveLength(titles.length);
    const labels = shown.map((cell) => cell.getAttribute('data-label'));
    // Those without a label say themselves what they are: a tick, a name, a badge, buttons.
    expect(labels.filter((label, i) => label !== null && label !== titles[i])).toEqual([]);
    expect(shown.filter((cell) => cell.hasAttribute('data-lead'))).toHaveLength(1);
    // Explicit, as browsers forget what is laid out as blocks.
    const roles = ['table', 'thead', 'tbody', 'tr', 'th', 'td'].map((tag) =>
      [...document.querySelectorAll(tag)].every((element) => element.hasAttribute('role')),
    );
    expect(roles).not.toContain(false);
  },
);
