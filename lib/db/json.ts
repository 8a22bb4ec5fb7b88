import 'server-only';

/** Writes a JSON column; `null` and `undefined` stay an empty column. */
export function toJson(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

/** Reads a JSON column that only this folder writes, so its shape is that of the type it was written from. */
export function fromJson<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}

/** Reads a JSON column that is never empty. */
export function fromRequiredJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

/** Bytes come from the database as BigInt; every size here is far below 2^53. */
export function toNumber(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}
