import nextCoreWebVitals from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';

/** Folders of lib that reach a machine or a database. */
const adapters = ['./lib/db', './lib/host', './lib/archive', './lib/runs', './lib/queries'];
const pure = ['domain', 'format', 'stats', 'errors', 'diagnosis'];

/** Which way imports may point. docs/architecture.md draws the same picture. */
const zones = [
  {
    target: './lib',
    from: ['./app', './components'],
    message: 'lib serves app and components; it never imports them.',
  },
  {
    target: './components',
    from: ['./app', './lib/env.ts', './lib/log.ts', ...adapters],
    // Calling a server action from a client component is how Next means it: only the reference crosses.
    except: ['./actions'],
    message: 'Components get data by props or lib/client; only app talks to queries.',
  },
  {
    target: './app',
    from: ['./lib/host', './lib/archive', './lib/db'],
    message: 'Go through lib/queries (reading) or lib/runs (changing).',
  },
  {
    target: './components/ui',
    from: ['./components'],
    except: ['./ui'],
    message: 'Primitives know no domain component.',
  },
  {
    target: './lib/client',
    from: ['./lib/env.ts', './lib/log.ts', ...adapters],
    message: 'lib/client runs in the browser.',
  },
  ...['host', 'db', 'archive'].map((name) => ({
    target: `./lib/${name}`,
    from: adapters.filter((folder) => folder !== `./lib/${name}`),
    message: 'Adapters do not know each other; lib/runs and lib/queries bring them together.',
  })),
  {
    target: './lib/queries',
    from: ['./lib/client'],
    message: 'Queries run on the server.',
  },
  {
    target: pure.map((name) => `./lib/${name}`),
    from: ['./lib'],
    except: [...pure.map((name) => `./${name}`), './paths.ts'],
    message:
      'lib/domain, lib/format, lib/stats, lib/errors and lib/diagnosis are pure: they import each other at most.',
  },
];

const tests = ['**/*.test.{ts,tsx}', 'e2e/**/*.ts'];

export default [
  ...nextCoreWebVitals,
  ...nextTypescript,
  { ignores: ['.gpu-load/**', '.stryker-tmp/**', 'lib/db/generated/**', 'test-results/**', 'playwright-report/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    ignores: tests,
    rules: {
      // The plugin `import` and its TypeScript resolver are registered by eslint-config-next.
      'import/no-restricted-paths': ['error', { zones }],
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    rules: {
      eqeqeq: 'error',
      // Configuration files export one object; a name for it says nothing.
      'import/no-anonymous-default-export': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Property[key.name="shell"][value.value!=false]',
          message: 'No shell strings: commands are argument arrays (lib/host/process/exec.ts).',
        },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    files: ['lib/{domain,format,stats,errors,diagnosis}/**/*.ts', 'lib/paths.ts'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^node:', message: 'Pure folders work in the browser too.' },
            { regex: '^(react|react-dom|next|execa|server-only)(/|$)', message: 'Pure folders know no framework.' },
          ],
        },
      ],
    },
  },
  {
    files: ['{app,components}/**/*.{ts,tsx}', 'lib/{client,queries,db,archive,runs}/**/*.{ts,tsx}'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(node:)?child_process$', message: 'Only lib/host starts processes.' },
            { regex: '^execa$', message: 'Only lib/host starts processes.' },
            { regex: '^next/link$', message: 'components/ui/app-link.tsx, which fetches nothing before the click.' },
          ],
        },
      ],
    },
  },
  { files: ['components/ui/app-link.tsx'], rules: { 'no-restricted-imports': 'off' } },
];
