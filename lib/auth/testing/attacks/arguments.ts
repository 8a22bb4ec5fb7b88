import type { Attack } from './attack';

/** Fields that reach a command or a path. */
export const argumentAttacks = {
  'name-flag': {
    tried:
      'Names that begin with “-” or hold blanks, slashes, line breaks, NUL or other alphabets, in every field for a name',
    outcome: 'refused by the schema',
  },
  'image-flag': { tried: 'Images that are flags or hold blanks and line breaks', outcome: 'refused by the schema' },
  'mount-option': {
    tried: 'A path of a mount with “:” or “,”, to mount something else or add options',
    outcome: 'refused by the schema',
    found: 'paths with “:” and “,” were accepted: `/a:/etc` mounted something else',
  },
  'mount-control': { tried: 'A path of a mount with line breaks and NUL', outcome: 'refused by the schema' },
  'mount-upwards': {
    tried: 'A path of a mount with “..” in every spelling',
    outcome: 'refused by the schema',
    found: '“/..” at the very beginning of a path was accepted',
  },
  'mount-flag': { tried: 'A volume that is named like a flag', outcome: 'refused by the schema' },
  'rootfs-option': { tried: 'A root folder with “:” for options of podman', outcome: 'refused by the schema' },
  'env-name': { tried: 'Variables named “A=B”, “-x”, “” or with line breaks', outcome: 'refused by the schema' },
  'env-value': {
    tried: 'Values of variables with NUL, line breaks or a megabyte, in a spec and for one run',
    outcome: 'refused by the schema',
    found: 'variables of one run took NUL, line breaks and any length',
  },
  'device-flag': { tried: 'Devices that are flags or hold blanks', outcome: 'refused by the schema' },
  'capability-flag': {
    tried: 'Capabilities and security options that are flags or hold line breaks',
    outcome: 'refused by the schema',
  },
  'number-text': {
    tried: 'Ports, sizes and counts as text, fractions, infinities and beyond their limits',
    outcome: 'refused by the schema',
  },
  'spec-old': {
    tried: 'A spec that was stored before a rule existed, with a path that adds options',
    outcome: 'refused when it is launched, before podman is started',
    found: 'stored specs were not looked at again',
  },
  'arguments-fuzzed': {
    tried: '5,000 specs of hostile pieces; those that are valid are made into arguments',
    outcome: 'every piece stands behind its own flag, no flag is there that was not meant',
  },
  'command-flag': {
    tried: '“--privileged” as an argument of the server',
    outcome: 'stands behind the image, where podman reads no flags',
  },
  'argument-shell': {
    tried: 'Arguments with $(…), backticks, quotes, “;” and line breaks given to a real process',
    outcome: 'arrive as they are; nothing is run',
  },
  'preview-shell': {
    tried: 'The same copied from “as command” into a real shell',
    outcome: 'read back as the same arguments; nothing is run',
  },
  'id-path': {
    tried: 'Ids of runs, checkpoints and benchmarks that are paths, in every route, plain and encoded',
    outcome: 'unknown, never a file',
  },
  'retry-input': {
    tried: 'An input of one’s own, another kind of run and unknown remedies sent along with “try again”',
    outcome: 'only the id and a known word are read; what is started is what the run keeps',
  },
  'log-name-path': {
    tried: 'Names of log files that are paths to the database, /etc/passwd and other runs',
    outcome: 'unknown: only names in the run’s own list are opened',
  },
  'container-name-path': {
    tried: 'Names of containers that are flags or paths, at the route that follows a log',
    outcome: 'unknown; podman is not started',
  },
  'delete-outside': {
    tried: 'A row of a checkpoint that points at another folder, to have that deleted',
    outcome: 'refused; the folder stays',
    found: 'a row whose id is “..” would have led to the whole data folder',
  },
  'filter-sql': {
    tried: 'SQL in every filter of runs and trends',
    outcome: 'no filter or no match; the tables stay',
  },
  'criu-code': {
    tried: 'Remedies for CRIU’s settings by codes that are no codes: “__proto__”, paths, lines',
    outcome: 'refused by the schema; the file is not written',
  },
  'export-name': {
    tried: 'Exports of benchmarks whose spec is named with quotes, line breaks, paths and header fields',
    outcome: 'the file’s name has letters, digits, “-” and one “.”',
  },
  'import-name': {
    tried: 'Imported files that are named with paths and markup',
    outcome: 'a label and nothing else; no file is made',
    found: 'names with control characters were accepted',
  },
  'archive-upwards': {
    tried: 'An archive with entries named “../../x”, “/etc/x”, links out of it and devices',
    outcome: 'listed as names; nothing is written and no link is followed',
  },
  'folder-link': {
    tried: 'A checkpoint’s folder with links to files and folders outside',
    outcome: 'not followed',
  },
  'folder-exchanged': {
    tried: 'Files of a checkpoint’s folder exchanged for a link to outside and for a pipe, while it is read',
    outcome: 'not followed, and not waited for',
  },
} satisfies Record<string, Attack>;
