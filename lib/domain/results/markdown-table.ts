/** Text that Markdown shows as it is, on one line: in a table, a list or a heading. */
export function markdownText(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~!&]/g, (mark) => `\\${mark}`)
    .trim();
}

/** A table of Markdown. Cells are escaped; numbers stand to the right. */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const isNumeric = header.map((_, i) => rows.some((row) => typeof row[i] === 'number'));
  const line = (cells: readonly (string | number | null)[]) =>
    `| ${cells.map((value) => (value === null ? '–' : markdownText(String(value)))).join(' | ')} |`;
  const rule = `| ${isNumeric.map((right) => (right ? '---:' : '---')).join(' | ')} |`;
  return [line(header), rule, ...rows.map(line)].join('\n');
}
