import 'server-only';
import { release } from 'node:os';
import type { Requirement } from '@/lib/domain/live';
import { kernelOption } from '@/lib/host/facts/kernel-facts';
import type { RequirementContext } from '@/lib/host/requirements/context';

/** What the kernel was built with: CRIU's own option, and the tracking of written pages. */
export function kernelRequirements({ kernelConfig, probe }: RequirementContext): Requirement[] {
  const unknown = `Linux ${release()}; it does not tell its options (/proc/config.gz, /boot/config-${release()}).`;
  const told = (name: string) => {
    if (kernelConfig === null) return { value: null, found: unknown };
    const value = kernelOption(kernelConfig.text, name);
    return {
      value,
      found: `Linux ${release()}: ${value === null ? `${name} is not set` : `${name}=${value}`} (${kernelConfig.source}).`,
    };
  };
  const restore = told('CONFIG_CHECKPOINT_RESTORE');
  const softDirty = told('CONFIG_MEM_SOFT_DIRTY');
  const isProven = probe?.ok === true;
  const restoreState =
    restore.value === 'y' || (kernelConfig === null && isProven) ? 'ok' : kernelConfig === null ? 'warning' : 'missing';
  return [
    {
      id: 'kernel-checkpoint-restore',
      title: 'Kernel: checkpoint and restore',
      state: restoreState,
      found: restore.found,
      why: 'CRIU reads and rebuilds processes through interfaces that exist only with this option.',
      remedy:
        restoreState === 'ok'
          ? []
          : restoreState === 'warning'
            ? [
                'Load the options if the kernel carries them.',
                '$ modprobe configs',
                'A real checkpoint and restore is the better proof.',
              ]
            : ['Boot a kernel built with CONFIG_CHECKPOINT_RESTORE=y; those of Debian, Ubuntu, Fedora and RHEL are.'],
    },
    {
      id: 'kernel-soft-dirty',
      title: 'Kernel: soft-dirty page tracking',
      state: softDirty.value === 'y' ? 'ok' : 'warning',
      found: softDirty.found,
      why: 'Only pre-checkpoints (podman --pre-checkpoint) need it. Whole checkpoints, which this product makes, do not.',
      remedy:
        softDirty.value === 'y'
          ? []
          : [
              'Nothing to do, unless you make pre-checkpoints by hand: then boot a kernel with CONFIG_MEM_SOFT_DIRTY=y.',
            ],
    },
  ];
}
