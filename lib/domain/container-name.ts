/** Podman's own pattern for container names (libpod/define NameRegex). */
const podmanNamePattern = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;
const longestName = 128;

/** Why this cannot be the name of a container or checkpoint, for the one who typed it; null when it can. */
export function containerNameFault(name: string): string | null {
  if (name === '') return 'Give a name.';
  if (name.length > longestName) return `Use at most ${longestName} characters.`;
  if (!podmanNamePattern.test(name)) return 'Start with a letter or digit; then letters, digits, "_", "." or "-".';
  return null;
}
