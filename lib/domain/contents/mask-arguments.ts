import { isSecretName, knownTokens, secretMask, urlPassword } from '../secret-names';
import type { EnvVariable } from './process-view';

/** Arguments with the values of secrets masked: `--api-key value`, `--api-key=value`, `TOKEN=value`, `http://u:p@h`. */
export function maskArguments(argv: readonly string[]): string[] {
  return argv.map((argument, i) => {
    const flag = argv[i - 1] ?? '';
    if (/^--?[A-Za-z]/.test(flag) && !flag.includes('=') && !argument.startsWith('-') && isSecretName(flag, argument)) {
      return secretMask;
    }
    const [, name = '', value = ''] = /^(-{0,2}[A-Za-z_][A-Za-z0-9_.-]*)=([\s\S]+)$/.exec(argument) ?? [];
    if (name !== '' && isSecretName(name, value)) return `${name}=${secretMask}`;
    return argument.replace(urlPassword, `$1${secretMask}$2`).replace(knownTokens, secretMask);
  });
}

/** `NAME=value` strings as variables; without their values unless `hasValues`. */
export function envVariables(strings: readonly string[], { hasValues }: { hasValues: boolean }): EnvVariable[] {
  return strings.map((text) => {
    const at = text.indexOf('=');
    const name = at < 0 ? text : text.slice(0, at);
    const value = at < 0 ? '' : text.slice(at + 1);
    return { name, value: hasValues ? value : null, isSecret: isSecretName(name, value) };
  });
}
