import type { Attack } from './attack';

/** Servers that answer health checks and requests with what they like. */
export const serverAttacks = {
  'address-elsewhere': {
    tried: 'Health, completion and other requests to metadata, link-local, private and public addresses and names',
    outcome: 'refused before a socket is opened',
    found: 'only the types said that servers are on loopback',
  },
  'path-url': {
    tried: 'Paths that are whole URLs or hold line breaks, blanks and other hosts',
    outcome: 'refused by the schema, and once more before a socket is opened',
  },
  'path-double-slash': {
    tried: 'Paths that browsers would take for another host: “//169.254.169.254/…”, “/\\\\host”, “/@host”',
    outcome: 'asked of loopback as they are',
  },
  'path-split-request': {
    tried: 'Line breaks in a path, to send a second request',
    outcome: 'refused; the server sees nothing',
  },
  'health-redirect': {
    tried: 'A health check answered with a redirect to another server',
    outcome: 'not healthy; the other server is not asked',
  },
  'completion-redirect': {
    tried: 'A completion answered with a redirect',
    outcome: 'server/request-failed; the other server is not asked',
  },
  'post-redirect': {
    tried: 'The request before a dump answered with a redirect',
    outcome: 'server/request-failed; the other server is not asked',
  },
  'health-endless': {
    tried: 'A health check answered with 200 and an endless body',
    outcome: 'healthy by its status; the connection is closed without reading the rest',
  },
  'health-slow': {
    tried: 'A health check answered one byte of its header at a time',
    outcome: 'given up after two seconds',
    found: 'a probe had a limit for silence, none for the whole answer',
  },
  'health-garbage': { tried: 'A health check answered with what is no HTTP', outcome: 'not healthy' },
  'completion-endless': {
    tried: 'A completion that never ends',
    outcome: 'server/request-failed after 4 MiB; the connection is closed',
  },
  'completion-endless-line': {
    tried: 'A completion of one line that never ends',
    outcome: 'server/request-failed after 4 MiB',
  },
  'completion-tiny-pieces': {
    tried: 'A long line in pieces of one byte, to keep the server busy with it',
    outcome: 'read once: four times the pieces take about four times as long',
    found: 'the unfinished line was read again with every piece',
  },
  'completion-slow': {
    tried: 'A completion that sends a byte now and then for ever',
    outcome: 'server/request-failed when its time is over',
  },
  'completion-nothing': {
    tried: 'Completions of blank lines, broken JSON, numbers for texts, and prototypes',
    outcome: 'server/request-failed: not a single token',
  },
  'post-endless': {
    tried: 'The request before a dump answered with an endless body',
    outcome: 'server/request-failed after 4 MiB',
    found: 'the answer had no limit of size',
  },
  'body-of-spec': {
    tried: 'A reference request of 300 kB, or nested 100,000 deep',
    outcome: 'refused by the schema',
    found: 'a reference request could have any size',
  },
} satisfies Record<string, Attack>;
