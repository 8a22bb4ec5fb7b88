import type { Spec } from '@/lib/domain/spec';

export interface SpecField {
  key: keyof Spec;
  label: string;
  hint?: string;
  flag?: string;
  rows?: number;
  /** A choice among few, instead of text. */
  options?: readonly { value: string; label: string }[];
}

/** A spec as people type it: one line of text per field, lists one item a line. */
export const specFields: readonly SpecField[] = [
  { key: 'name', label: 'Name', hint: 'Containers are named after it.' },
  { key: 'description', label: 'Description' },
  { key: 'image', label: 'Image', hint: 'Or a root folder below.' },
  {
    key: 'rootfs',
    label: 'Root folder',
    flag: '--rootfs',
    hint: 'A folder of the host in place of an image. It is never written to.',
  },
  { key: 'command', label: 'Arguments', hint: 'One per line, after the image.', rows: 4 },
  { key: 'env', label: 'Environment', flag: '--env', hint: 'NAME=value, one per line.', rows: 4 },
  {
    key: 'volumes',
    label: 'Volumes',
    flag: '--volume',
    hint: 'source:target or source:target:ro, one per line.',
    rows: 3,
  },
  {
    key: 'devices',
    label: 'Devices',
    flag: '--device',
    hint: 'A path or a CDI name such as nvidia.com/gpu=all.',
    rows: 2,
  },
  {
    key: 'capAdd',
    label: 'Capabilities',
    flag: '--cap-add',
    hint: 'In capitals, such as SYS_PTRACE; one per line.',
    rows: 2,
  },
  { key: 'securityOpts', label: 'Security options', flag: '--security-opt', hint: 'One per line.', rows: 2 },
  {
    key: 'network',
    label: 'Network',
    flag: '--network',
    hint: 'On the host’s network the server listens on the container port itself.',
    options: [
      { value: 'bridge', label: 'bridge: a network of its own, one port published' },
      { value: 'host', label: 'host: the host’s network' },
    ],
  },
  { key: 'port', label: 'Port', flag: '--publish', hint: 'container port, or host port:container port.' },
  { key: 'shmSizeBytes', label: 'Size of /dev/shm', flag: '--shm-size', hint: "In bytes; empty for podman's own." },
  { key: 'healthPath', label: 'Health path', hint: 'Answers 200 when the server is ready.' },
  { key: 'completionPath', label: 'Completion path' },
  { key: 'requestBody', label: 'Request body', hint: 'JSON; streaming is switched on by the product.', rows: 6 },
  {
    key: 'beforeDumpPath',
    label: 'Posted to before the dump',
    hint: 'Lets the server make itself small, such as /sleep?level=1 of vLLM. Usually empty.',
  },
  {
    key: 'afterRestorePath',
    label: 'Posted to after the restore',
    hint: 'The counterpart, such as /wake_up. Counted in the time to the first token.',
  },
  { key: 'warmUpRequests', label: 'Warm-up requests', hint: 'Sent before the dump.' },
  { key: 'healthTimeoutMs', label: 'Health timeout in ms' },
  { key: 'requestTimeoutMs', label: 'Request timeout in ms' },
];

export type SpecText = Record<keyof Spec, string>;

/** The text of every field. */
export function specToText(spec: Spec): SpecText {
  const { hostPort, containerPort } = spec.port;
  return {
    name: spec.name,
    description: spec.description,
    image: spec.image,
    rootfs: spec.rootfs ?? '',
    // Specs that were stored before these fields existed lack them.
    capAdd: (spec.capAdd ?? []).join('\n'),
    command: spec.command.join('\n'),
    env: Object.entries(spec.env)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
    network: spec.network,
    port: hostPort === null ? `${containerPort}` : `${hostPort}:${containerPort}`,
    volumes: spec.volumes.map((v) => `${v.source}:${v.target}${v.readOnly ? ':ro' : ''}`).join('\n'),
    devices: spec.devices.join('\n'),
    shmSizeBytes: spec.shmSizeBytes === null ? '' : `${spec.shmSizeBytes}`,
    securityOpts: spec.securityOpts.join('\n'),
    healthPath: spec.healthPath,
    completionPath: spec.completionPath,
    requestBody: JSON.stringify(spec.requestBody, null, 2),
    beforeDumpPath: spec.beforeDumpPath ?? '',
    afterRestorePath: spec.afterRestorePath ?? '',
    warmUpRequests: `${spec.warmUpRequests}`,
    healthTimeoutMs: `${spec.healthTimeoutMs}`,
    requestTimeoutMs: `${spec.requestTimeoutMs}`,
  };
}

/** What the text means; not checked yet: the schema does that. */
export function textToSpec(text: SpecText): unknown {
  const ports = text.port.trim().split(':');
  return {
    ...text,
    rootfs: text.rootfs === '' ? null : text.rootfs,
    command: lines(text.command),
    capAdd: lines(text.capAdd),
    env: textToEnv(text.env),
    // More than two parts mean something that this field cannot say: the schema refuses it.
    port:
      ports.length > 2
        ? undefined
        : { containerPort: toNumber(ports.at(-1)), hostPort: ports.length > 1 ? toNumber(ports[0]) : null },
    volumes: lines(text.volumes).map(textToVolume),
    devices: lines(text.devices),
    securityOpts: lines(text.securityOpts),
    shmSizeBytes: text.shmSizeBytes.trim() === '' ? null : Number(text.shmSizeBytes),
    requestBody: parseJson(text.requestBody),
    beforeDumpPath: text.beforeDumpPath.trim() || null,
    afterRestorePath: text.afterRestorePath.trim() || null,
    warmUpRequests: toNumber(text.warmUpRequests),
    healthTimeoutMs: toNumber(text.healthTimeoutMs),
    requestTimeoutMs: toNumber(text.requestTimeoutMs),
  };
}

function textToEnv(text: string): Record<string, string> {
  const env: Record<string, string> = {};
  for (const line of lines(text)) {
    const split = line.indexOf('=');
    const name = split < 0 ? line : line.slice(0, split);
    // A name that is there twice must not lose one of its values unsaid: it becomes a name the schema refuses.
    env[name in env ? `${name} (twice)` : name] = split < 0 ? '' : line.slice(split + 1);
  }
  return env;
}

function textToVolume(line: string): unknown {
  const [source, target, mode, ...rest] = line.split(':');
  const isKnown = rest.length === 0 && (mode === undefined || mode === 'ro' || mode === 'rw');
  return { source, target, readOnly: isKnown ? mode === 'ro' : `unknown mode ${mode}` };
}

/** An empty field is no number, and not 0 either. */
function toNumber(text: string | undefined): number {
  return text === undefined || text.trim() === '' ? NaN : Number(text);
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
