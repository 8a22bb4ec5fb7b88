/** Files of one import may have this many bytes together. */
export const maxImportBytes = 5 * 1024 ** 2;

/** And there may be so many of them. */
export const maxImportFiles = 500;
