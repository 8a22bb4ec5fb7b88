import { errorAreas } from '@/lib/errors/areas';
import { errorCodes, type ErrorCode, type ErrorEntry } from '@/lib/errors/codes';
import type { Cause } from './cause';
import { causes } from './causes';
import { referenceHref } from './reference';

/** How a cause is recognised, in words for reading. */
export interface Sign {
  words: readonly string[];
  /** Where the words stand, such as "dump.log". */
  place: string;
  /** How we know them, such as "provoked on a real engine". */
  evidence: string;
  references: readonly { label: string; href: string | null }[];
}

/** One error as the error guide and docs/errors.md show it. */
export interface GuideEntry extends Pick<ErrorEntry, 'title' | 'whatHappened' | 'remedy'> {
  code: ErrorCode;
  signs: readonly Sign[];
}

/** Errors of one area. */
export interface GuideArea {
  id: string;
  title: string;
  entries: readonly GuideEntry[];
}

/** The whole catalogue for reading: every error with what gives it away, by area. */
export function errorGuide(): GuideArea[] {
  return errorAreas.map(({ id, title, codes }) => ({ id, title, entries: codes.map(toEntry) }));
}

function toEntry(code: ErrorCode): GuideEntry {
  const { title, whatHappened, remedy } = errorCodes[code];
  return { code, title, whatHappened, remedy, signs: causes.filter((cause) => cause.code === code).map(toSign) };
}

function toSign({ words, source, phase, evidence, references }: Cause): Sign {
  return {
    words,
    place: source === 'engine' ? "podman's output" : `${logNames[phase]}${source === 'criu' ? '' : ', as a hint'}`,
    evidence: evidenceTexts[evidence],
    references: references.map((label) => ({ label, href: referenceHref(label) })),
  };
}

const evidenceTexts: Record<Cause['evidence'], string> = {
  provoked: 'provoked on a real engine',
  recorded: 'recorded in real work',
  cited: 'cited from sources and reports',
};
const logNames: Record<Cause['phase'], string> = {
  dump: 'dump.log',
  restore: 'restore.log',
  launch: "CRIU's log",
  any: 'dump.log or restore.log',
};
