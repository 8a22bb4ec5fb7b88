import type { RestoreOptions } from '../options';
import type { BenchmarkInput } from './input';
import type { BenchmarkStep, SampleRole } from './plan';

/** The servers that are dumped: on which network, and with a client connected or not. */
export const networkVariants = [
  { key: 'bridge-idle', label: 'Bridge, no client', network: 'bridge', hasClient: false },
  { key: 'bridge-client', label: 'Bridge, client connected', network: 'bridge', hasClient: true },
  { key: 'host-idle', label: 'Host network, no client', network: 'host', hasClient: false },
  { key: 'host-client', label: 'Host network, client connected', network: 'host', hasClient: true },
] as const;

/** The flags each of them is restored with. */
export const networkFlags: readonly { key: string; label: string; options: Partial<RestoreOptions> }[] = [
  { key: 'none', label: 'no flag', options: {} },
  { key: 'tcp-established', label: '--tcp-established', options: { tcpEstablished: true } },
  { key: 'tcp-close', label: '--tcp-close', options: { tcpClose: true } },
  { key: 'ignore-static-ip', label: '--ignore-static-ip', options: { ignoreStaticIp: true } },
  { key: 'ignore-static-mac', label: '--ignore-static-mac', options: { ignoreStaticMac: true } },
];

/** The cell of an archive restored under a new name with its port published elsewhere. */
export const otherPortFlag = { key: 'other-port', label: '--publish another port (archive)' } as const;

/** The dumps of each variant: with what CRIU needs for it, into an archive, and without `--tcp-established`. */
export const networkDumps = [
  { key: 'dump', label: 'dump' },
  { key: 'dump-archive', label: 'dump into an archive' },
  { key: 'dump-plain', label: 'dump without --tcp-established' },
] as const;

/** The matrix: every variant with every flag. A cell that cannot work fails, and its run says why. */
export function networkFlagSteps(input: BenchmarkInput): BenchmarkStep[] {
  return Array.from({ length: input.samples }, (_, index) =>
    networkVariants.flatMap((variant): BenchmarkStep[] => {
      const { key, network, hasClient } = variant;
      const role = (cell: string): SampleRole => ({ arm: `${cell}/${key}`, index, isWarmUp: false, cache: 'warm' });
      const dumped = { network, hasClient } as const;
      const archive = `${key}-archive`;
      const plain = `${key}-plain`;
      return [
        { do: 'checkpoint', key, options: { tcpEstablished: hasClient }, ...dumped, role: role('dump') },
        ...networkFlags.map((flag): BenchmarkStep => ({
          do: 'restore',
          key,
          options: flag.options,
          isElsewhere: false,
          role: role(flag.key),
        })),
        { do: 'discard', key },
        {
          do: 'checkpoint',
          key: archive,
          options: { tcpEstablished: hasClient, form: 'archive' },
          ...dumped,
          role: role('dump-archive'),
        },
        // A connection cannot move to another port: where there is one, it is closed.
        {
          do: 'restore',
          key: archive,
          options: { tcpClose: hasClient },
          isElsewhere: true,
          role: role(otherPortFlag.key),
        },
        { do: 'discard', key: archive },
        ...(hasClient
          ? ([
              { do: 'checkpoint', key: plain, options: {}, ...dumped, role: role('dump-plain') },
              { do: 'discard', key: plain },
            ] as const)
          : []),
      ];
    }),
  ).flat();
}
