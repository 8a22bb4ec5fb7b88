import 'server-only';
import type { Requirement } from '@/lib/domain/live';
import type { RequirementContext } from '@/lib/host/requirements/context';

const kindTitles = {
  system: "the host's own",
  embedded: 'the embedded engine',
  override: 'set by PODMAN_COMMAND',
} as const;

const getEngine = ['Let the product make its own engine, which leaves the host as it is.', '$ npm run up'];

/** Podman answers, and which one it is. */
export function podmanRequirement({ engine, engineKind, engineNote }: RequirementContext): Requirement {
  const base = { id: 'podman', title: 'Podman', why: 'Every container, checkpoint and restore goes through it.' };
  if (!engine?.podman) {
    const reason = engine?.failure ?? engineNote ?? 'not found';
    return { ...base, state: 'missing', found: `Podman does not answer: ${reason}`, remedy: getEngine };
  }
  const found = `podman ${engine.podman}${engineKind ? `, ${kindTitles[engineKind]}` : ''}.`;
  if (engine.isRootless) {
    const remedy = ['Run podman as root: start the server as root, or in .env: PODMAN_COMMAND=sudo -n podman'];
    return {
      ...base,
      state: 'missing',
      found: `${found} It runs rootless, and podman checkpoints only containers of root.`,
      remedy,
    };
  }
  if (engineNote !== null) return { ...base, state: 'warning', found: `${found} ${engineNote}`, remedy: getEngine };
  return { ...base, state: 'ok', found, remedy: [] };
}

/** The runtime below podman hands the container to CRIU. */
export function runtimeRequirement({ engine, probe, engineKind }: RequirementContext): Requirement {
  const base = {
    id: 'runtime',
    title: 'OCI runtime with CRIU support',
    why: 'The runtime (runc or crun) hands the container to CRIU; crun can do so only when it was built for it.',
  };
  const runtime = engine?.runtime ?? null;
  if (runtime === null) return { ...base, state: 'missing', found: 'Podman names no runtime.', remedy: getEngine };
  const isProven = probe?.ok === true && engineKind === 'embedded';
  if (runtime.startsWith('runc') || isProven) return { ...base, state: 'ok', found: `${runtime}.`, remedy: [] };
  return {
    ...base,
    state: 'warning',
    found: `${runtime}. Whether it was built with CRIU support shows only when it is used.`,
    remedy: [
      'Look for +CRIU in its features.',
      '$ crun --version',
      'If it is not there, install runc or set ENGINE=embedded.',
      '$ apt-get install runc',
    ],
  };
}
