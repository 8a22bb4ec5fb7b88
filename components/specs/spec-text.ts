import type { Spec } from '@/lib/domain/spec';

interface SpecField {
  key: keyof Spec;
  label: string;
  hint?: string;
  flag?: string;
  rows?: number;
}

/** A spec as people type it: one line of text per field, lists one item a line. */
export const specFields: readonly SpecField[] = [
  { key: 'name', label: 'Name', hint: 'Containers are named after it.' },
  { key: 'description', label: 'Description' },
  { key: 'image', label: 'Image' },
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
  { key: 'securityOpts', label: 'Security options', flag: '--security-opt', hint: 'One per line.', rows: 2 },
  { key: 'network', label: 'Network', flag: '--network', hint: 'bridge or host.' },
  { key: 'port', label: 'Port', flag: '--publish', hint: 'container port, or host port:container port.' },
  { key: 'shmSizeBytes', label: 'Size of /dev/shm', flag: '--shm-size', hint: "In bytes; empty for podman's own." },
  { key: 'healthPath', label: 'Health path', hint: 'Answers 200 when the server is ready.' },
  { key: 'completionPath', label: 'Completion path' },
  { key: 'requestBody', label: 'Request body', hint: 'JSON; streaming is switched on by the product.', rows: 6 },
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
    warmUpRequests: `${spec.warmUpRequests}`,
    healthTimeoutMs: `${spec.healthTimeoutMs}`,
    requestTimeoutMs: `${spec.requestTimeoutMs}`,
  };
}

/** What the text means; not checked yet: the schema does that. */
export function textToSpec(text: SpecText): unknown {
  const ports = text.port.split(':').map(Number);
  return {
    ...text,
    command: lines(text.command),
    env: Object.fromEntries(
      lines(text.env).map((line) => {
        const split = line.indexOf('=');
        return split < 0 ? [line, ''] : [line.slice(0, split), line.slice(split + 1)];
      }),
    ),
    port: { containerPort: ports.at(-1), hostPort: ports.length > 1 ? ports[0] : null },
    volumes: lines(text.volumes).map((line) => {
      const [source, target, mode] = line.split(':');
      return { source, target, readOnly: mode === 'ro' };
    }),
    devices: lines(text.devices),
    securityOpts: lines(text.securityOpts),
    shmSizeBytes: text.shmSizeBytes.trim() === '' ? null : Number(text.shmSizeBytes),
    requestBody: parseJson(text.requestBody),
    warmUpRequests: Number(text.warmUpRequests),
    healthTimeoutMs: Number(text.healthTimeoutMs),
    requestTimeoutMs: Number(text.requestTimeoutMs),
  };
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
