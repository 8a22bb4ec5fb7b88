/** What a link never shows, in words; told before it is made. `shared-parts.ts` keeps the word. */
export const hiddenBySharing = [
  'commands, their output and every log',
  'the launch spec with its environment and volumes',
  'texts of answers and names of containers',
  'details of errors, and names of files and folders',
  'everything else of this installation: no navigation, no actions, no live state',
] as const;

/** What a link shows. */
export const shownBySharing = [
  'title, status and times',
  'every sample with its figures and phases',
  'settings and seed; in a comparison, which parts of the launch spec differ',
  'the testbed: hardware and versions',
] as const;
