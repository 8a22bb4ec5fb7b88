import { byteKinds } from '@/lib/domain/contents/byte-kinds';
import type { ContentsDiff, Differences, FieldChange } from '@/lib/domain/contents/contents-diff';
import type { MappingView } from '@/lib/domain/contents/mapping-view';
import type { OpenFileView, SocketView } from '@/lib/domain/contents/open-file-view';
import type { ProcessView } from '@/lib/domain/contents/process-view';
import { formatBytes } from '@/lib/format/bytes';
import type { Row } from './rows-table';
import { cell, mono } from './state-table';

export interface DiffTable {
  id: string;
  title: string;
  rows: Row[];
  sameCount: number;
}

/** Differences of every sort as tables: what was added, what is gone, what changed and how. */
export function diffTables({ processes, openFiles, sockets, mappings }: ContentsDiff): DiffTable[] {
  return [
    { id: 'processes', title: 'Processes', ...rowsOf(processes, processName) },
    { id: 'open-files', title: 'Open files', ...rowsOf(openFiles, openFileName) },
    { id: 'sockets', title: 'Sockets', ...rowsOf(sockets, socketName) },
    { id: 'mappings', title: 'Mappings', ...rowsOf(mappings, mappingName) },
  ];
}

function rowsOf<T>(differences: Differences<T>, nameOf: (thing: T) => string): Pick<DiffTable, 'rows' | 'sameCount'> {
  const rows = [
    ...differences.added.map((thing) => ({ difference: 'added', name: nameOf(thing), fields: '' })),
    ...differences.removed.map((thing) => ({ difference: 'removed', name: nameOf(thing), fields: '' })),
    ...differences.changed.map(({ right, fields }) => ({
      ...{ difference: 'changed', name: nameOf(right) },
      fields: fields.map(fieldText).join('; '),
    })),
  ];
  return {
    sameCount: differences.sameCount,
    rows: rows.map(({ difference, name, fields }, index) => ({
      key: String(index),
      cells: [cell(difference), mono(name), mono(fields)],
    })),
  };
}

function fieldText({ name, left, right }: FieldChange): string {
  return `${name}: ${left ?? 'not available'} → ${right ?? 'not available'}`;
}

function processName({ pid, comm, arguments: argv }: ProcessView): string {
  return `${pid} ${argv?.join(' ') ?? comm ?? 'no name'}`;
}

function openFileName({ pid, fd, type, name }: OpenFileView): string {
  return `process ${pid}, descriptor ${fd}: ${name ?? type}`;
}

function socketName({ family, type, state, local, peer }: SocketView): string {
  return `${family} ${type} ${local ?? 'no address'} ${peer === null ? '' : `→ ${peer} `}(${state})`;
}

function mappingName({ pid, startAddress, kind, name, savedBytes }: MappingView): string {
  const owner = pid === null ? 'shared' : `process ${pid}`;
  return `${owner}, ${startAddress} ${name ?? byteKinds[kind].label}, ${formatBytes(savedBytes)} saved`;
}
