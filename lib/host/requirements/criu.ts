import 'server-only';
import type { Requirement } from '@/lib/domain/live';
import type { RequirementContext } from '@/lib/host/requirements/context';

/** CRIU is there, and has really checkpointed and restored something on this kernel. */
export function criuRequirement({ engine, engineKind, probe }: RequirementContext): Requirement {
  const base = {
    id: 'criu',
    title: 'CRIU',
    why: 'It writes the processes to files and builds them up again. Its version must fit the kernel; "criu check" is no proof, a real checkpoint and restore is.',
  };
  const version = engine?.criu ?? null;
  const isOverride = engineKind === 'override';
  if (version === null && isOverride) {
    const found = `Not in this host's own folders; the podman of PODMAN_COMMAND may bring its own.`;
    if (probe?.ok)
      return { ...base, state: 'ok', found: `${found} A real restore worked${when(probe.at)}.`, remedy: [] };
    return { ...base, state: 'warning', found, remedy: proveIt };
  }
  if (version === null) {
    return {
      ...base,
      state: 'missing',
      found: engineKind === 'embedded' ? 'The embedded engine has no CRIU.' : 'No criu on this host.',
      remedy: [
        'Let the product make an engine with a CRIU that fits today’s kernels: ENGINE=embedded (or auto) in .env.',
        '$ npm run up',
      ],
    };
  }
  if (probe === null) {
    return {
      ...base,
      state: 'warning',
      found: `CRIU ${version}; no real checkpoint and restore is on record yet.`,
      remedy: proveIt,
    };
  }
  if (!probe.ok) {
    const found = `CRIU ${version}; the last real checkpoint and restore${when(probe.at)} failed${probe.detail ? `: ${lastLine(probe.detail)}` : '.'}`;
    return {
      ...base,
      state: 'missing',
      found,
      remedy: ['Use the embedded engine: ENGINE=embedded in .env.', '$ npm run up'],
    };
  }
  return {
    ...base,
    state: 'ok',
    found: `CRIU ${version}; a real checkpoint and restore worked${when(probe.at)}.`,
    remedy: [],
  };
}

const proveIt = ['Make a checkpoint of the demo and restore it: that is the proof.'];
const when = (at: string | null) => (at === null ? '' : ` (${at})`);
const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';
