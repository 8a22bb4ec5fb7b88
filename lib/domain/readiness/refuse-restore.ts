import { AppError } from '@/lib/errors/app-error';
import { errorCodes, type ErrorCode } from '@/lib/errors/codes';
import type { CheckpointForm } from '../options';
import { readinessTitles, type ReadinessId, type ReadinessRow } from './readiness-row';

/** What the same cause is called when podman or CRIU finds it later; other rows have no name of their own. */
const codes: Partial<Record<ReadinessId, ErrorCode>> = {
  image: 'podman/image-missing',
  ports: 'podman/port-taken',
  address: 'network/static-address',
  mounts: 'podman/mount-source-missing',
  memory: 'memory/not-enough',
  disk: 'disk/full',
  'gpu-memory': 'cuda/gpu-memory-full',
  cpu: 'criu/cpu-mismatch',
};

/**
 * The error with which a restore is refused, null when nothing is in its way. Red rows that may be ignored are no
 * reason any more once a person has said so; files that are missing or cut off always are.
 */
export function refuseRestore(
  rows: readonly ReadinessRow[],
  { form, ignoreReadiness }: { form: CheckpointForm; ignoreReadiness: boolean },
): AppError | null {
  const red = rows.filter(({ verdict, canIgnore }) => verdict === 'red' && !(ignoreReadiness && canIgnore));
  const first = red[0];
  if (first === undefined) return null;
  const code = red.length === 1 || first.id === 'files' ? codeOf(first, form) : 'checkpoint/not-ready';
  const detail = red.map(({ id, reason, now }) => sentence(id, reason, now)).join(' ');
  const override = red.every(({ canIgnore }) => canIgnore)
    ? 'Or restore all the same: the form shows "Restore in spite of red checks" when a check is red.'
    : 'This cannot be overridden: the restore would fail half-way.';
  return new AppError(code, detail, { remedy: [...errorCodes[code].remedy, override] });
}

function codeOf({ id, code }: ReadinessRow, form: CheckpointForm): ErrorCode {
  if (code !== undefined) return code;
  if (id === 'files') return form === 'archive' ? 'archive/corrupt' : 'checkpoint/damaged';
  if (id === 'container') return form === 'archive' ? 'podman/name-in-use' : 'checkpoint/container-removed';
  return codes[id] ?? 'checkpoint/not-ready';
}

function sentence(id: ReadinessId, reason: string, now: string | null): string {
  return `${readinessTitles[id]}: ${reason}${now === null ? '' : ` Now: ${now}.`}`;
}
