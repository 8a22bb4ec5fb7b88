import { byteKinds } from '@/lib/domain/contents/byte-kinds';
import type { ContentsView } from '@/lib/domain/contents/contents-view';
import { descriptorTables } from './descriptor-tables';
import { cell, mono, type StateTable } from './state-table';

/** The tables of the page, in its order: descriptors first, then what surrounds the processes. */
export function stateTables(contents: ContentsView): StateTable[] {
  return [
    ...descriptorTables(contents),
    pendingSignals(contents),
    locks(contents),
    mounts(contents),
    namespaces(contents),
    cgroups(contents),
    unknownFiles(contents),
  ];
}

function pendingSignals({ processes }: ContentsView): StateTable {
  return {
    ...{ id: 'signals', title: 'Pending signals', empty: 'No signal was waiting for a process.' },
    columns: ['Process', 'Name', 'Signal', 'For'],
    rows: processes.flatMap(({ pid, comm, pendingSignals: waiting }) =>
      waiting.map(({ signal, tid }, index) => ({
        key: `${pid}-${index}`,
        cells: [mono(pid), mono(comm), mono(signal), cell(tid === null ? 'the whole process' : `thread ${tid}`)],
      })),
    ),
  };
}

function locks({ fileLocks }: ContentsView): StateTable {
  return {
    ...{ id: 'locks', title: 'File locks', empty: 'No process held a file lock.' },
    columns: ['Process', 'Descriptor', 'File', 'Kind', 'Access', 'Range'],
    rows: fileLocks.map((lock, index) => ({
      key: String(index),
      cells: [
        mono(lock.pid),
        mono(lock.fd),
        mono(lock.file),
        cell(lock.kind),
        cell(lock.access),
        mono(
          lock.lengthBytes === 0
            ? `from ${lock.startBytes} to the end`
            : `${lock.lengthBytes} bytes from ${lock.startBytes}`,
        ),
      ],
    })),
  };
}

function mounts({ mounts: rows }: ContentsView): StateTable {
  return {
    ...{ id: 'mounts', title: 'Mounts', empty: 'No mounts are in the images.' },
    columns: ['Mountpoint', 'File system', 'Source', 'Needed from outside', 'Options'],
    rows: rows.map((mount) => ({
      key: String(mount.mountId),
      cells: [
        mono(mount.mountpoint),
        cell(mount.fileSystem),
        mono(mount.source),
        cell(mount.isExternal ? 'yes' : 'no'),
        mono([mount.isReadOnly ? 'ro' : 'rw', mount.options].filter(Boolean).join(', ')),
      ],
    })),
  };
}

function namespaces({ namespaces: rows }: ContentsView): StateTable {
  return {
    ...{ id: 'namespaces', title: 'Namespaces', empty: 'The processes had no namespaces of their own.' },
    columns: ['Type', 'Id', 'Detail', 'Processes'],
    rows: rows.map(({ type, id, detail, pids }) => ({
      key: `${type}-${id}`,
      cells: [cell(type), mono(id), mono(detail), mono(pids.join(', '))],
    })),
  };
}

function cgroups({ cgroups: rows }: ContentsView): StateTable {
  return {
    ...{ id: 'cgroups', title: 'Control groups', empty: 'No control groups are in the images.' },
    columns: ['Path', 'Controllers', 'Properties'],
    rows: rows.map(({ path, controllers, properties }, index) => ({
      key: String(index),
      cells: [
        mono(path),
        cell(controllers.join(', ')),
        mono(properties.map(({ name, value }) => `${name}=${value.trim()}`).join(', ')),
      ],
    })),
  };
}

function unknownFiles({ files }: ContentsView): StateTable {
  const rows = files.filter(({ reading }) => reading === 'unknown' || reading === 'failed');
  return {
    ...{ id: 'unknown', title: 'Images that were not decoded', empty: 'Every image was decoded.' },
    columns: ['File', 'Size', 'Kind', 'Why'],
    rows: rows.map(({ name, sizeBytes, kind, reading, note }) => ({
      key: name,
      cells: [
        mono(name),
        mono(`${sizeBytes} bytes`),
        cell(byteKinds[kind].label),
        cell(note ?? (reading === 'unknown' ? 'not known to this version' : 'could not be read')),
      ],
    })),
  };
}
