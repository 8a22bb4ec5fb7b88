import 'server-only';

/** The lines of a block, without their ends (LF or CRLF). */
export function linesOfBlock(block: Buffer): string[] {
  const lines = block.toString('utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}
