/** What campaigns found wrong in the product, and what was done about it. */
export const foundAndFixed: readonly { what: string; fix: string }[] = [];
