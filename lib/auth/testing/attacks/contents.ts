import type { Attack } from './attack';

/** Text and files from elsewhere. */
export const contentAttacks = {
  'policy-script': {
    tried: 'The Content-Security-Policy of pages and refusals read for holes',
    outcome:
      'nothing by default, scripts by a nonce that is new each time, no frame, no base, forms to this server only',
  },
  'page-inline-script': {
    tried: 'An inline script, an event attribute and a script of another host put into an open page',
    outcome: 'not run',
  },
  'page-script-names': {
    tried: 'Markup in names of specs, containers, checkpoints, titles, notes and testbeds',
    outcome: 'shown as text on every page that shows it; nothing runs',
  },
  'page-script-log': { tried: 'Markup and escape sequences in lines of a log', outcome: 'shown as text; nothing runs' },
  'page-script-import': {
    tried: 'Markup in every text of an imported file',
    outcome: 'shown as text on the pages of the benchmark, in its export and where it is shared; nothing runs',
  },
  'page-script-query': {
    tried: 'Markup in addresses of pages',
    outcome: 'shown as text or left out; nothing runs',
  },
  'file-sniffed': {
    tried: 'A log that looks like a page, opened by its own address',
    outcome: 'plain text that is downloaded, and may not be taken for anything else',
  },
  'csv-formula': {
    tried: 'Formulas in every text of an export as CSV',
    outcome: 'begin with an apostrophe, so that a spreadsheet shows them',
  },
  'markdown-markup': {
    tried: 'Markup, links and pictures in every text of an export as Markdown',
    outcome: 'escaped',
  },
  'import-large': { tried: 'Imports of more than 5 MB, and of more than 500 files', outcome: 'refused' },
  'import-deep': {
    tried: 'Imports that are nested a million deep',
    outcome: 'refused with a place and a reason; the server goes on',
  },
  'import-prototype': {
    tried: 'Imports with “__proto__”, “constructor” and “prototype” in every object',
    outcome: 'left out; no prototype changes',
  },
  'import-numbers': {
    tried: 'Imports with infinities, fractions, negative and enormous numbers',
    outcome: 'refused with the field’s name',
  },
  'import-twice': {
    tried: 'Imports that claim the id of a run that is here',
    outcome: 'named as known; the run stays as it was',
  },
  'gzip-bomb': {
    tried: 'An archive of 300 kB that unpacks to 256 MiB',
    outcome: 'read as a stream: memory grows by less than 64 MiB',
  },
  'gzip-endless': {
    tried: 'A bomb whose reader goes away',
    outcome: 'the reading ends with its reader',
  },
  'tar-sizes': {
    tried: 'Archives that claim files of eight exabytes, negative sizes, and names of two megabytes',
    outcome: 'archive/corrupt; nothing of that size is asked of memory',
  },
  'image-length': {
    tried: 'Images of CRIU with records that claim two gigabytes',
    outcome: 'damaged; nothing of that size is asked of memory',
  },
  'image-values': {
    tried: 'An image of two megabytes with three million values, which would be fifty times as large in memory',
    outcome: 'left out, as damaged',
  },
} satisfies Record<string, Attack>;
