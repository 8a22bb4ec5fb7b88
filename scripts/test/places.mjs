import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the suites' JSON reports go (git-ignored). */
export const reportsFolder = path.join(root, 'test-results', 'reports');
