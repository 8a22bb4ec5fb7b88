/**
 * The fields of /proc/PID/stat from the third one on: `[0]` is the state, `[1]` the parent (proc(5) counts from 1).
 * The command's name before them may hold spaces and brackets: they follow its last closing bracket.
 * @returns null when the text is none, since the process has ended.
 */
export function statFields(stat: string): string[] | null {
  const end = stat.lastIndexOf(')');
  return end < 0 ? null : stat.slice(end + 2).split(' ');
}
