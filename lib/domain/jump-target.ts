/** Something with a page of its own that the command palette can go to. */
export interface JumpTarget {
  kind: 'checkpoint' | 'run' | 'benchmark' | 'spec';
  id: string;
  name: string;
  /** What tells it from others of a similar name, in words. */
  detail: string;
  /** When it was made (ISO 8601); null where that says nothing. */
  at: string | null;
  /** A checkpoint that can be restored now. */
  isRestorable: boolean;
}

/** The words of a search, in lower case. */
export function searchWords(text: string): string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** True when every word is somewhere in the text; no words are in any text. */
export function hasAllWords(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}
