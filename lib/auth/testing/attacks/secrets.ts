import type { Attack } from './attack';

/** Secrets looked for where they must not be. */
export const secretAttacks = {
  'secret-database': {
    tried: 'Secrets of a spec, of one run and of its arguments, looked for in every byte of the database',
    outcome: 'only in the stored spec, which servers are started with',
    found: 'variables that were given for one run were stored as they are, and a deleted spec kept its secrets',
  },
  'secret-files': {
    tried: 'Secrets looked for in every file that the run left, its commands’ raw output included',
    outcome: 'not there',
    found: 'the raw output of commands was kept',
  },
  'secret-error': {
    tried: 'Secrets looked for in the error of a run whose engine repeats its arguments',
    outcome: 'not there',
    found:
      'what the engine said went into the run’s error as it was; an argument that it repeated without its flag was in logs too',
  },
  'secret-server-words': {
    tried: 'A model server that answers with somebody’s token in its error',
    outcome: 'not in the run’s error',
    found: 'what the server said went into the run’s error as it was',
  },
  'secret-container-log': {
    tried: 'A server that prints a secret of its own variables, and ends',
    outcome: 'the run keeps its last lines with the value taken out',
  },
  'secret-bundle': { tried: 'Secrets looked for in the bundle of a failed run', outcome: 'not there' },
  'secret-export': {
    tried: 'Secrets looked for in exports as JSON, CSV and Markdown',
    outcome: 'not there',
    found: 'secret arguments of a spec were exported',
  },
  'secret-share': {
    tried: 'Secrets looked for in what a link shows, with names, paths and answers',
    outcome: 'not there',
  },
  'secret-api': {
    tried: 'Secrets looked for in what the API says of specs and runs',
    outcome: 'masked',
    found: 'secret arguments of a spec were shown',
  },
  'secret-import': {
    tried: 'A file from elsewhere with secrets in its spec, commands and errors',
    outcome: 'not in the database after the import',
    found: 'a file’s secrets were stored as they are',
  },
  'secret-retry': {
    tried: 'A stored run repeated with the mask in place of its secret',
    outcome: 'refused: a mask never becomes a value',
  },
  'secret-retry-run': {
    tried: 'A failed run tried again whose secret was given for it alone, or is in its spec by now',
    outcome: 'the mask is never launched with: the spec’s value is, or the run is refused by the variable’s name',
  },
  'secret-run-again': {
    tried: 'Secrets looked for in what the form of “Run again” is filled in with',
    outcome: 'not there, nor the mask; the names of the variables are',
  },
  'secret-log': {
    tried: 'Secrets in errors that are logged whole',
    outcome: 'replaced; what is left is JSON',
    found: 'only values under known names were replaced, not those within texts',
  },
  'secret-unexpected': {
    tried: 'An unexpected error whose text holds a secret',
    outcome: 'the browser gets its kind, never its text',
  },
  'secret-settings': {
    tried: 'A token that is too short, in the message that the server does not start with',
    outcome: 'the variable is named, its value is not',
  },
  'redact-slow': {
    tried: 'Ten texts of 1 MB that make patterns read them again and again',
    outcome: 'read once: sixteen times the text takes about sixteen times as long',
    found: 'for three of the ten texts sixteen times the length took more than 300 times as long',
  },
  'mode-database': {
    tried: 'The database and the data folder read by another account, new and left open by an older version',
    outcome: '0600 and 0700',
    found: 'the database was 0644, and a folder that was open stayed open',
  },
  'mode-logs': {
    tried: 'Logs, commands’ output and checkpoints read by another account',
    outcome: '0700 folders',
    found: 'folders of runs were 0755',
  },
  'bundle-client': {
    tried: 'The scripts that every browser gets, searched for the server’s own parts',
    outcome: 'no command, no query, no name of a secret setting’s value',
  },
} satisfies Record<string, Attack>;
