import 'server-only';

/** `127.0.0.1:80` or `[::1]:80` of CRIU's words of 32 bits, which are in network order in memory. */
export function socketAddress(words: readonly number[], port: number): string {
  const bytes = Buffer.alloc(words.length * 4);
  words.forEach((word, i) => bytes.writeUInt32LE(word >>> 0, i * 4));
  if (bytes.length !== 16) return `${[...bytes.subarray(0, 4)].join('.') || '0.0.0.0'}:${port}`;
  const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(i * 2).toString(16));
  return `[${shortened(groups)}]:${port}`;
}

// The longest run of zeros, of two or more groups, becomes `::`, as RFC 5952 says.
function shortened(groups: readonly string[]): string {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start += 1) {
    let length = 0;
    while (groups[start + length] === '0') length += 1;
    if (length > best.length) best = { start, length };
  }
  if (best.length < 2) return groups.join(':');
  return `${groups.slice(0, best.start).join(':')}::${groups.slice(best.start + best.length).join(':')}`;
}
