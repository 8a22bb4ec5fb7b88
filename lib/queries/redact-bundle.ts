import 'server-only';
import { isSecretName, redactArgv, redacted, redactText } from '@/lib/host/redact';

/** What must not be in a bundle: known secrets, and the names of the host unless they are asked for. */
export interface Hidden {
  secrets: readonly string[];
  hostnames: readonly string[];
}

/** Stands in place of the host's name. */
const hiddenHost = '[host]';

/** Text without secrets and host names. */
export function redactBundleText(text: string, { secrets, hostnames }: Hidden): string {
  // A secret inside JSON has its quotes and line breaks escaped.
  const spellings = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
  return hostnames.reduce(
    (clean, name) => clean.replace(wholeWord(name), hiddenHost),
    redactText(text, [...new Set(spellings)]),
  );
}

/** The same for data: every text in it, what stands under a secret's name, and arguments of commands. */
export function redactBundleData(value: unknown, hidden: Hidden, name = ''): unknown {
  if (typeof value === 'string')
    return isSecretName(name, value) && value !== '' ? redacted : redactBundleText(value, hidden);
  if (Array.isArray(value)) {
    const isArgv = value.length > 0 && value.every((item) => typeof item === 'string');
    const items = isArgv ? redactArgv(value as string[], hidden.secrets) : value;
    return items.map((item) => redactBundleData(item, hidden));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [redactBundleText(key, hidden), redactBundleData(item, hidden, key)]),
  );
}

// "node" inside "node-exporter" is another word, but "node.example.org" begins with the host's name.
function wholeWord(name: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9_-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z0-9_-])`, 'gi');
}
