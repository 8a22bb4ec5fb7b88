/** How bad CRIU says a line is; everything that is neither error nor warning is `info`. */
export const criuLevels = ['error', 'warning', 'info'] as const;
export type CriuLevel = (typeof criuLevels)[number];

/** What lines are filtered by, besides their text. A log of millions of lines has some dozens of these. */
export interface LineClass {
  /** Empty: the line names no part of CRIU. */
  module: string;
  /** Null: CRIU itself. */
  process: number | null;
  level: CriuLevel;
}
