/** Length of one page of the run list, unless the address says otherwise. */
export const defaultRunsPerPage = 50;
