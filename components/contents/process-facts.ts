import type { ProcessView } from '@/lib/domain/contents/process-view';
import { formatBytes } from '@/lib/format/bytes';

interface Fact {
  label: string;
  value: string;
  mono?: boolean;
}

const notAvailable = 'not available';

/** What is known of a process, in words; what the images do not say is said. */
export function processFacts(p: ProcessView): Fact[] {
  return [
    { label: 'Command line', value: p.arguments?.join(' ') ?? notAvailable, mono: true },
    { label: 'Executable', value: p.executable ?? notAvailable, mono: true },
    { label: 'Folder', value: p.workingFolder ?? notAvailable, mono: true },
    { label: 'Root', value: p.rootFolder ?? notAvailable, mono: true },
    {
      label: 'State',
      value: p.exitCode === null || p.state !== 'zombie' ? p.state : `zombie, exit code ${p.exitCode}`,
    },
    { label: 'Ids', value: `parent ${p.ppid}, group ${p.pgid}, session ${p.sid}`, mono: true },
    { label: 'User', value: userText(p), mono: true },
    { label: 'Own memory', value: `${formatBytes(p.savedBytes)} in this checkpoint`, mono: true },
    { label: 'Open', value: `${p.openFileCount} descriptors, ${p.socketCount} of them sockets` },
    { label: 'Pending signals', value: pendingText(p), mono: true },
    { label: 'Capabilities', value: listText(p.capabilities), mono: true },
    { label: 'Seccomp', value: seccompText(p) },
    { label: 'Niceness', value: valueText(p.niceness), mono: true },
    { label: 'OOM score', value: valueText(p.oomScoreAdjust), mono: true },
    {
      label: 'Control groups',
      value: [...new Set(p.cgroups.map(({ path }) => path))].join(', ') || notAvailable,
      mono: true,
    },
  ];
}

const valueText = (value: number | null) => (value === null ? notAvailable : String(value));
const listText = (list: string[] | null) => (list === null ? notAvailable : list.join(' ') || 'none');

function userText({ uid, gid, groups }: ProcessView): string {
  if (uid === null || gid === null) return notAvailable;
  return `uid ${uid}, gid ${gid}${groups.length > 0 ? `, groups ${groups.join(' ')}` : ''}`;
}

function pendingText({ pendingSignals }: ProcessView): string {
  if (pendingSignals.length === 0) return 'none';
  return pendingSignals.map(({ signal, tid }) => (tid === null ? signal : `${signal} (thread ${tid})`)).join(', ');
}

function seccompText({ seccomp, hasNoNewPrivileges }: ProcessView): string {
  const words = seccomp === 'unknown' ? notAvailable : seccomp;
  return hasNoNewPrivileges === true ? `${words}; no new privileges` : words;
}
