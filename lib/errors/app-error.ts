import { errorCodes, type ErrorCode } from './codes';
import type { ErrorView } from './error-view';

const brand = Symbol.for('gpu-load.app-error');

/** What an AppError may carry besides its code and detail. */
export interface AppErrorExtras {
  /** Steps that fit this case better than the table's. */
  remedy?: string[];
  decisiveLine?: string | null;
  context?: string[];
  logTail?: string[];
  failedPhase?: ErrorView['failedPhase'];
  isKnown?: boolean | null;
  cause?: unknown;
}

/** The one error type the product throws on purpose: a code of the table, and what happened in this case. */
export class AppError extends Error {
  readonly [brand] = true;
  readonly remedy: string[];
  readonly decisiveLine: string | null;
  readonly context: string[];
  readonly logTail: string[];
  readonly failedPhase: ErrorView['failedPhase'];
  readonly isKnown: boolean | null;

  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    {
      remedy,
      decisiveLine = null,
      context = [],
      logTail = [],
      failedPhase = null,
      isKnown = null,
      cause,
    }: AppErrorExtras = {},
  ) {
    super(`${errorCodes[code].title}: ${detail}`, { cause });
    this.name = 'AppError';
    this.remedy = remedy ?? [...errorCodes[code].remedy];
    this.decisiveLine = decisiveLine;
    this.context = context;
    this.logTail = logTail;
    this.failedPhase = failedPhase;
    this.isKnown = isKnown;
  }
}

/** By brand, not by class: bundles load this module more than once. */
export function isAppError(error: unknown): error is AppError {
  return typeof error === 'object' && error !== null && brand in error;
}
