export type CsvCell = string | number | boolean | null;

/** Rows as CSV by RFC 4180. The first row is the header; `null` is an empty cell. */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = defused(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Spreadsheets run a text cell that begins like a formula. The apostrophe makes it text
// (https://owasp.org/www-community/attacks/CSV_Injection). Numbers are no text and stay as they are.
function defused(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
}
