import 'server-only';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';
import { seededRandom } from '@/lib/stats/seeded-random';

interface Place {
  headerAt: number;
  dataAt: number;
  sizeBytes: number;
  path: string;
}

/** Where the entries of a plain tar lie. */
export function entriesOf(tar: Buffer): Place[] {
  const places: Place[] = [];
  for (let at = 0; at + 512 <= tar.length;) {
    const header = new Header(tar, at);
    if (header.nullBlock) break;
    const sizeBytes = header.size ?? 0;
    places.push({ headerAt: at, dataAt: at + 512, sizeBytes, path: header.path ?? '' });
    at += 512 + Math.ceil(sizeBytes / 512) * 512;
  }
  return places;
}

const hostileNames = [
  '../../../../tmp/gpu-load-fuzz-outside', '/tmp/gpu-load-fuzz-outside', 'checkpoint/../../gpu-load-fuzz-outside',
  'checkpoint/pages-1.img/../../x', 'checkpoint/\u0000hidden.img', `checkpoint/${'a'.repeat(80)}.img`, '',
  'checkpoint/pages-99999999999999999999.img', 'checkpoint/core-4294967296.img', '..', 'layer/../../../etc/shadow',
]; // prettier-ignore
const hugeNumbers = [0xffffffff, 0x7fffffff, 0x80000000, 0x10000000, 0, 1, 3];

/** One mutation of a recorded archive, by its seed: what was done, and the bytes. */
export function mutate(tar: Buffer, seed: number): { what: string; bytes: Buffer } {
  const fraction = seededRandom(seed);
  const random = (below: number) => Math.floor(fraction() * below);
  const bytes = Buffer.from(tar);
  const places = entriesOf(tar);
  const images = places.filter(
    ({ path, sizeBytes }) => /^checkpoint\/(?!pages-).*\.img$|dump$/.test(path) && sizeBytes > 8,
  );
  const what: string[] = [];
  for (let round = 0; round <= random(3); round += 1) {
    const image = images[random(images.length)] as Place;
    const entry = places[random(places.length)] as Place;
    const mutation = mutations[random(mutations.length)] as Mutation;
    what.push(`${mutation.name} ${image.path} / ${entry.path}`);
    mutation({ bytes, random, image, entry });
  }
  const end = random(4) === 0 ? random(bytes.length) : bytes.length;
  const cut = bytes.subarray(0, end);
  const isPacked = random(4) === 0;
  const packed = isPacked ? gzipSync(cut, { level: 1 }) : cut;
  if (isPacked && random(2) === 0) packed[random(packed.length)] = random(256);
  return { what: `${what.join(', ')}; ${end} bytes${isPacked ? ', gzip' : ''}`, bytes: packed };
}

type Mutation = (target: { bytes: Buffer; random: (below: number) => number; image: Place; entry: Place }) => void;

const mutations: Mutation[] = [
  function flipBits({ bytes, random, image }) {
    for (let i = 0; i <= random(8); i += 1) {
      const at = image.dataAt + random(image.sizeBytes);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    }
  },
  function hugeLength({ bytes, random, image }) {
    const at = image.dataAt + random(Math.min(16, image.sizeBytes - 4));
    bytes.writeUInt32LE(hugeNumbers[random(hugeNumbers.length)] ?? 0, at);
  },
  function overwrite({ bytes, random, image }) {
    const at = random(image.sizeBytes);
    const length = Math.min(image.sizeBytes - at, 1 + random(64));
    for (let i = 0; i < length; i += 1) bytes[image.dataAt + at + i] = random(256);
  },
  function hugeVarint({ bytes, random, image }) {
    const at = random(image.sizeBytes);
    bytes.fill(0xff, image.dataAt + at, image.dataAt + Math.min(image.sizeBytes, at + 10));
  },
  function swapImages({ bytes, image, entry }) {
    bytes.copy(bytes, image.dataAt, entry.dataAt, entry.dataAt + Math.min(image.sizeBytes, entry.sizeBytes));
  },
  function flipHeader({ bytes, random, entry }) {
    const at = entry.headerAt + random(512);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    if (random(2) === 0) sign(bytes, entry.headerAt);
  },
  function hostileName({ bytes, random, entry }) {
    bytes.fill(0, entry.headerAt, entry.headerAt + 100);
    bytes.write((hostileNames[random(hostileNames.length)] ?? '').slice(0, 99), entry.headerAt);
    sign(bytes, entry.headerAt);
  },
  function link({ bytes, random, entry }) {
    bytes.write('12345670LKxgSD'.charAt(random(14)), entry.headerAt + 156);
    bytes.fill(0, entry.headerAt + 157, entry.headerAt + 257);
    bytes.write(hostileNames[random(3)] ?? '', entry.headerAt + 157);
    sign(bytes, entry.headerAt);
  },
  function hugeEntry({ bytes, random, entry }) {
    const sizes = [
      '77777777777',
      '00000000000',
      '-0000000001',
      '\u0080\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff',
      '9x',
      '00040000000',
    ];
    bytes.fill(0, entry.headerAt + 124, entry.headerAt + 136);
    bytes.write(sizes[random(sizes.length)] ?? '', entry.headerAt + 124, 12, 'latin1');
    sign(bytes, entry.headerAt);
  },
];

/** Makes a header's checksum right again, so that the change behind it is read. */
function sign(bytes: Buffer, headerAt: number): void {
  bytes.fill(0x20, headerAt + 148, headerAt + 156);
  let sum = 0;
  for (let i = 0; i < 512; i += 1) sum += bytes[headerAt + i] ?? 0;
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, headerAt + 148, 'latin1');
}
