/** Where a checkpoint is kept. */
export const storageKinds = ['disk', 'ram'] as const;

/** How the files of a checkpoint lie: a folder that podman restores in place, or one tar archive. */
export const checkpointForms = ['directory', 'archive'] as const;
