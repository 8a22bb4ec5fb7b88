import 'server-only';
import { mayHoldSecret, redactText } from '@/lib/host/redact';

/** A block of whole lines with secrets replaced, line by line, so that the number of lines stays; `values` are known secrets. */
export function redactBlock(block: Buffer, values: readonly string[] = []): Buffer {
  // What hints at a secret is ASCII, so the bytes need no decoding to be looked at.
  if (!mayHoldSecret(block.toString('latin1')) && !values.some((value) => block.includes(value))) return block;
  const text = block.toString('utf8');
  const clean = text
    .split('\n')
    .map((line) => redactText(line, values))
    .join('\n');
  // What is not UTF-8 is kept as it is where nothing is replaced.
  return clean === text ? block : Buffer.from(clean, 'utf8');
}
