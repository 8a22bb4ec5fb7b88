import type { Spec } from '@/lib/domain/spec';

/** Labels the product gives to what it launches, so that it only ever touches its own. */
export const labels = { spec: 'gpu-load.spec', run: 'gpu-load.run' } as const;

/** Arguments of `podman` that launch a server from its spec. The host port must have been chosen. */
export function launchArgs(
  spec: Spec,
  {
    name,
    hostPort,
    specId,
    runId,
    criuConfig = null,
  }: { name: string; hostPort: number | null; specId: string; runId: string; criuConfig?: string | null },
): string[] {
  return [
    'run',
    '--detach',
    ...['--name', name],
    ...['--label', `${labels.spec}=${specId}`, '--label', `${labels.run}=${runId}`],
    // runc takes CRIU's settings from this file in place of its own; docs/decisions/012-fastest-safe-setting.md.
    ...(criuConfig === null ? [] : ['--annotation', `org.criu.config=${criuConfig}`]),
    ...(spec.image.startsWith('localhost/') ? ['--pull=never'] : []),
    ...(spec.network === 'host'
      ? ['--network', 'host']
      : ['--publish', `127.0.0.1:${hostPort}:${spec.port.containerPort}`]),
    ...Object.entries(spec.env).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ...spec.volumes.flatMap((v) => ['--volume', `${v.source}:${v.target}${v.readOnly ? ':ro' : ''}`]),
    ...spec.devices.flatMap((device) => ['--device', device]),
    ...(spec.shmSizeBytes === null ? [] : ['--shm-size', `${spec.shmSizeBytes}b`]),
    ...(spec.capAdd ?? []).flatMap((capability) => ['--cap-add', capability]),
    ...spec.securityOpts.flatMap((option) => ['--security-opt', option]),
    // ":O" puts an overlay over the folder, so that the host's files stay as they are.
    ...(spec.rootfs ? ['--rootfs', `${spec.rootfs}:O`] : [spec.image]),
    ...spec.command,
  ];
}
