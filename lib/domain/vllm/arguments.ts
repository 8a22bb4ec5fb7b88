/** The value of `--flag value` or `--flag=value`; an empty text for a bare flag; null when it is not there. */
export function flagValue(command: readonly string[], flag: string): string | null {
  for (const [i, argument] of command.entries()) {
    if (argument.startsWith(`${flag}=`)) return argument.slice(flag.length + 1);
    if (argument !== flag) continue;
    const next = command[i + 1];
    return next === undefined || next.startsWith('--') ? '' : next;
  }
  return null;
}

/** The arguments with the flag set to a value, in place where it stands already; null takes it away. */
export function withFlag(command: readonly string[], flag: string, value: string | null): string[] {
  const at = command.findIndex((argument) => argument === flag || argument.startsWith(`${flag}=`));
  const wanted = value === null ? [] : value === '' ? [flag] : [flag, value];
  if (at < 0) return [...command, ...wanted];
  const isApart = command[at] === flag && flagValue(command, flag) !== '';
  return [...command.slice(0, at), ...wanted, ...command.slice(at + (isApart ? 2 : 1))];
}
