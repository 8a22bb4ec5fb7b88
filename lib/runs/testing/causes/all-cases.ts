import 'server-only';
import { archiveCases } from './archive-cases';
import type { CauseCase } from './cause-case';
import { dumpCases } from './dump-cases';
import { engineCases } from './engine-cases';
import { restoreCases } from './restore-cases';

/** Every cause that is provoked on a real engine, in the order of its area. */
export const causeCases: readonly CauseCase[] = [...dumpCases, ...restoreCases, ...archiveCases, ...engineCases];
