import 'server-only';
import { release } from 'node:os';
import type { CauseResult } from './check-case';

/** The text of docs/causes-provoked.md. */
export function causesTable(results: readonly CauseResult[], { tools, date }: { tools: string; date: Date }): string {
  const codes = new Set(results.filter(isNamed).map(({ cause }) => cause.code));
  return `# Causes provoked

Failures caused on purpose on a real engine, each through the product. The script that provokes them writes this file: \`npm run test:causes\`. What each code means is in [errors.md](errors.md).

${date.toISOString().slice(0, 10)}, ${tools}, kernel ${release()}. ${results.length} provocations, ${codes.size} causes named as expected.

| cause | provoked by | diagnosed as | decisive line | remedy tried | worked |
| ----- | ----------- | ------------ | ------------- | ------------ | ------ |
${results.map(tableRow).join('\n')}
`;
}

/** One line of the table. */
export function tableRow({ cause, failed, isRemedied, note }: CauseResult): string {
  const found = failed?.error?.code ?? `no failure${note === '' ? '' : ` (${note})`}`;
  const worked = isRemedied === null ? 'not tried' : isRemedied ? 'yes' : `no (${note})`;
  const cells = [cause.code, cause.provoked, found, lineOf(failed?.error?.decisiveLine), cause.remedy, worked];
  return `| ${cells.map(cell).join(' | ')} |`;
}

const isNamed = ({ cause, failed }: CauseResult) => failed?.error?.code === cause.code;
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Shortened, without time and without folders of this checkout. */
function lineOf(line: string | null | undefined): string {
  if (!line) return '';
  const plain = withoutPlaces(line.replace(/^\(\d+\.\d+\)\s+(\d+: )?/, '')).replaceAll('`', "'");
  return `\`${plain.length > 160 ? `${plain.slice(0, 160)}…` : plain}\``;
}

/** Text with the data folder of this checkout named as in every fixture. */
export function withoutPlaces(text: string): string {
  return text.replaceAll(process.cwd(), '/srv/gpu-load').replaceAll('/srv/gpu-load/.gpu-load', '/srv/gpu-load');
}
