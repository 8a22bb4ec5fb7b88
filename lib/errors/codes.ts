import { appErrors, unexpectedError } from './catalogue/app';
import { checkpointErrors } from './catalogue/checkpoint';
import { criuDumpErrors } from './catalogue/criu-dump';
import { criuHostErrors } from './catalogue/criu-host';
import { criuRestoreErrors } from './catalogue/criu-restore';
import { cudaErrors } from './catalogue/cuda';
import { podmanErrors } from './catalogue/podman';
import { resourceErrors } from './catalogue/resources';
import type { ErrorEntry } from './error-entry';

export type { ErrorEntry } from './error-entry';

/**
 * Every error the product can report: those of the tools it drives (catalogue/), then its own.
 * docs/errors.md has one heading for each; a test compares the two.
 */
export const errorCodes = {
  ...podmanErrors,
  ...resourceErrors,
  ...criuHostErrors,
  ...criuDumpErrors,
  ...criuRestoreErrors,
  ...cudaErrors,
  ...checkpointErrors,
  'server/health-timeout': {
    title: 'The server did not become healthy',
    whatHappened: 'The container runs, but its health path did not answer 200 in time.',
    remedy: ["Read the last lines of the container's log below.", "Check the spec's health path, port and timeout."],
    status: 504,
  },
  'server/exited': {
    title: 'The server ended before it was healthy',
    whatHappened: 'The container stopped while the product was waiting for its health path.',
    remedy: ["Read the container's log.", '$ podman logs NAME'],
    status: 502,
  },
  'server/request-failed': {
    title: 'The server did not answer the reference request',
    whatHappened: 'The completion path failed or did not stream a token.',
    remedy: [
      "Check the spec's completion path and request body.",
      'If it was restored onto several GPUs: such a server can come back healthy and never answer (docs/gpu.md).',
    ],
    status: 502,
  },
  'run/canceled': {
    title: 'Cancelled',
    whatHappened: 'Somebody cancelled the run. The phases show how far it had come.',
    remedy: ['Run it again when you like.'],
    status: 409,
  },
  'run/interrupted': {
    title: 'Interrupted',
    whatHappened: 'The server ended while the run was under way; at the next start the host was looked at.',
    remedy: ['Read what was found, then run it again.'],
    status: 409,
  },
  'run/timeout': {
    title: 'A phase took too long',
    whatHappened: 'The phase passed its time limit and was stopped.',
    remedy: ["Read the log for what it was waiting for; raise the spec's timeouts if it only needs longer."],
    status: 504,
  },
  'run/not-found': {
    title: 'No such run',
    whatHappened: 'There is no run with this id.',
    remedy: ['Choose one on the Runs page.'],
    status: 404,
  },
  'run/not-retryable': {
    title: 'This run cannot be tried again like that',
    whatHappened:
      'Only a failed run of this installation is tried again, with an option that means something for its kind.',
    remedy: ['Open the form with “Run again” on its page, or start a new run.'],
    status: 409,
  },
  'run/secret-not-kept': {
    title: 'The value of a secret was not kept',
    whatHappened:
      'The run was given a secret variable of its own. Such values are used once and never written down, and the launch spec does not have the variable either.',
    remedy: ['Put the variable into the launch spec, which keeps it for every run.', 'Then try again.'],
    status: 409,
  },
  'run/log-not-found': {
    title: 'There is no such log',
    whatHappened:
      'The run has no log of this name: CRIU has not begun it yet, the command failed before CRIU came so far, or its file was taken away.',
    remedy: [
      'While the run goes on, wait until CRIU has begun.',
      "Otherwise read the run's own log: what podman printed is in it.",
    ],
    status: 404,
  },
  'run/log-damaged': {
    title: 'Part of the log cannot be read',
    whatHappened: 'The file of the log, kept with the run, was cut or changed on the disk.',
    remedy: [
      'Lines outside the part that is named can still be read; download the log to have what is left of it.',
      'Look for errors of the disk.',
      '$ dmesg --level=err,warn | tail',
    ],
    status: 500,
  },
  'benchmark/failing': {
    title: 'The benchmark keeps failing',
    whatHappened: 'Several samples in a row failed, so the benchmark ended itself. The samples taken before are kept.',
    remedy: ['Open the last failed run below: its page says why.', 'Then continue the benchmark from its page.'],
    status: 500,
  },
  'benchmark/cannot-continue': {
    title: 'The benchmark cannot be continued',
    whatHappened: 'Its samples would not be comparable with new ones.',
    remedy: ['Start a new benchmark with the same settings.'],
    status: 409,
  },
  'benchmark/under-way': {
    title: 'A benchmark is under way',
    whatHappened: 'Measuring the host loads its memory and disk, and would spoil the samples of the benchmark.',
    remedy: ['Wait until the benchmark has ended, or cancel it on its page.'],
    status: 409,
  },
  'host/no-root': {
    title: 'Root is needed',
    whatHappened: 'The product may not do this on the host, because its server does not run as root.',
    remedy: ['Start the server as root, or choose the setting that leaves the host as it is.'],
    status: 403,
  },
  'spec/not-found': {
    title: 'No such launch spec',
    whatHappened: 'The launch spec was deleted, or the container was not launched from one.',
    remedy: ['Choose one on the Specs page.'],
    status: 404,
  },
  'input/invalid': {
    title: 'The input is not valid',
    whatHappened: 'A field has a value that is not allowed.',
    remedy: ['Correct the field that is named.'],
    status: 400,
  },
  'auth/required': {
    title: 'Log in first',
    whatHappened: 'This server asks for a token, and the request came without a valid session.',
    remedy: ['Open the login page and enter the token.'],
    status: 401,
  },
  'auth/foreign-origin': {
    title: 'The request came from another site',
    whatHappened: 'Actions and event streams are only answered for pages of this server.',
    remedy: ['Open the page by its own address.'],
    status: 403,
  },
  ...appErrors,
  'database/not-writable': {
    title: 'The database cannot be written to',
    whatHappened: 'The disk of the data folder is full, read-only or failing, and stayed so for half a minute.',
    remedy: ['Give the disk room, or make it writable. What was under way has ended; start it again.', '$ df -h'],
    status: 507,
  },
  'backup/not-usable': {
    title: 'The backup cannot be used',
    whatHappened:
      'It is missing, damaged, not complete, or newer than this version. The present database was left as it is.',
    remedy: ['Take another backup.', 'A newer one needs the version of GPU-Load that made it.'],
    status: 422,
  },
  'app/second-server': {
    title: 'Another server works on this data folder',
    whatHappened:
      'Two servers on one database would each interrupt the other’s runs, so the second one does not start. The lock ends with the process that holds it, however that ends.',
    remedy: ['Use the server that runs, or stop it first.', 'Or set GPU_LOAD_DATA_DIR to a data folder of its own.'],
    status: 409,
  },
  'internal/unexpected': unexpectedError,
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCodes;
