import { seededRandom } from '@/lib/stats/seeded-random';

const bodies = [
  'vma 0x7f6e88951000 0x7f6e88b17000',
  'net: Unlock network',
  'mnt: mount /prüfung/日本語 → 🚀 done',
  'page-xfer: \tp 0x7f64c9c18000 - 0x7f64c9c19000',
  'Error (criu/files-reg.c:2244): File usr/bin/python3 has bad size 1 (expect 2)',
  'Warn  (criu/net.c:12): net: odd',
  '',
  'x'.repeat(3000),
];

/** For tests: a log in CRIU's form, with gaps, lines without a time, CRLF, long lines and bytes that are no UTF-8. */
export function randomLog(seed: number, lines: number): Buffer {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  let atUs = 0;
  const parts: Buffer[] = [];
  for (let line = 0; line < lines; line += 1) {
    atUs += random() < 0.05 ? 50_000 + Math.floor(random() * 400_000) : Math.floor(random() * 500);
    const stamp = random() < 0.2 ? '' : `(${pad(atUs / 1e6, 2)}.${pad(atUs % 1e6, 6)}) `;
    const who = pick(['', '     1: ', 'pie: 7: ', '    42: ']);
    parts.push(Buffer.from(`${stamp}${who}${pick(bodies)}`));
    if (random() < 0.02) parts.push(Buffer.from([0xff, 0xc3]));
    parts.push(Buffer.from(random() < 0.1 ? '\r\n' : '\n'));
  }
  // The last line may lack its end, as when CRIU was killed.
  if (random() < 0.5) parts.pop();
  return Buffer.concat(parts);
}

const pad = (value: number, digits: number): string => String(Math.floor(value)).padStart(digits, '0');
