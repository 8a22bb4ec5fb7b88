import { byteKinds } from '@/lib/domain/contents/byte-kinds';
import type {
  ContentsDiff,
  Differences,
  FieldChange,
  OfProcess,
  ProcessSocket,
} from '@/lib/domain/contents/contents-diff';
import type { MappingGroup } from '@/lib/domain/contents/mapping-view';
import type { OpenFileView } from '@/lib/domain/contents/open-file-view';
import type { ProcessView } from '@/lib/domain/contents/process-view';
import { formatBytes } from '@/lib/format/bytes';
import type { Row } from './rows-table';
import { cell, mono } from './state-table';

export interface DiffTable {
  id: string;
  title: string;
  /** How things of this sort were matched, as a sentence. */
  matching: string;
  rows: Row[];
  sameCount: number;
}

/** Differences of every sort as tables: what was added, what is gone, what changed and how. */
export function diffTables({ processes, openFiles, sockets, mappings }: ContentsDiff): DiffTable[] {
  return [
    {
      ...{ id: 'processes', title: 'Processes', ...rowsOf(processes, processName, ({ process }) => process) },
      matching: 'Matched by command line and executable, not by pid.',
    },
    {
      ...{ id: 'open-files', title: 'Open files', ...rowsOf(openFiles, openFileName, ({ process }) => process) },
      matching: 'Matched by process and path, or by kind where there is no path; not by descriptor.',
    },
    {
      ...{ id: 'sockets', title: 'Sockets', ...rowsOf(sockets, socketName, (socket) => socket.processes.join(', ')) },
      matching: 'Matched by kind and addresses.',
    },
    {
      ...{ id: 'mappings', title: 'Mappings', ...rowsOf(mappings, mappingName, ({ process }) => process) },
      matching: 'Summed by process, path or kind, and permissions; not by address.',
    },
  ];
}

function rowsOf<T>(
  { added, removed, changed, sameCount }: Differences<T>,
  nameOf: (thing: T) => string,
  processOf: (thing: T) => string | null,
): Pick<DiffTable, 'rows' | 'sameCount'> {
  const rows = [
    ...added.map((thing) => ({ difference: 'added', thing, fields: '' })),
    ...removed.map((thing) => ({ difference: 'removed', thing, fields: '' })),
    ...changed.map(({ right, fields }) => ({
      ...{ difference: 'changed', thing: right },
      fields: fields.map(fieldText).join('; '),
    })),
  ];
  return {
    sameCount,
    rows: rows.map(({ difference, thing, fields }, index) => ({
      key: String(index),
      cells: [cell(difference), mono(processOf(thing) ?? 'shared'), mono(nameOf(thing)), mono(fields)],
    })),
  };
}

const fieldNames: Record<string, string> = {
  sizeBytes: 'size',
  savedBytes: 'saved',
  positionBytes: 'position',
  sendQueueBytes: 'unsent',
  receiveQueueBytes: 'unread',
  workingFolder: 'working folder',
  pendingSignals: 'pending signals',
  isDeleted: 'deleted',
  isCloseOnExec: 'close-on-exec',
};

function fieldText({ name, left, right }: FieldChange): string {
  const label = fieldNames[name] ?? name;
  if (name.endsWith('Bytes') && left !== null && right !== null) {
    // Two sizes that are close look alike; their difference does not.
    const moreBytes = Number(right) - Number(left);
    const sign = moreBytes < 0 ? '−' : '+';
    return `${label}: ${formatBytes(Number(right))} (${sign}${formatBytes(Math.abs(moreBytes))})`;
  }
  return `${label}: ${left ?? 'not available'} → ${right ?? 'not available'}`;
}

const processName = ({ comm, arguments: argv }: ProcessView) => argv?.join(' ') ?? comm ?? 'no name';

const openFileName = ({ fd, type, name }: OfProcess<OpenFileView>) => `${name ?? type} (descriptor ${fd})`;

function socketName({ family, type, state, local, peer }: ProcessSocket): string {
  return `${family} ${type} ${local ?? 'no address'} ${peer === null ? '' : `→ ${peer} `}(${state})`;
}

function mappingName({ kind, name, protection, count, savedBytes }: MappingGroup): string {
  const mappings = count === 1 ? '' : `, ${count} mappings`;
  return `${protection} ${name ?? byteKinds[kind].label}${mappings}, ${formatBytes(savedBytes)} saved`;
}
