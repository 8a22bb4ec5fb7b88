import 'server-only';
import type { FileEntry, InetSkEntry, UnixSkEntry } from '@/lib/archive/criu/file-records';
import type { OpenFileView, SocketView } from '@/lib/domain/contents/open-file-view';
import type { Images } from './images';
import { socketAddress } from './socket-address';

type Facts = Omit<SocketView, 'fileId' | 'pids'>;

/** Every socket of the checkpoint, with the processes that have it open. */
export function socketList(images: Images, openFiles: readonly OpenFileView[]): SocketView[] {
  const pids = pidsByFile(openFiles);
  return images.records('files').flatMap((file) => {
    const facts = socketFacts(images, file);
    return facts ? [{ ...facts, fileId: file.id, pids: pids.get(file.id) ?? [] }] : [];
  });
}

/** Which processes have each file open. */
export function pidsByFile(openFiles: readonly OpenFileView[]): Map<number, number[]> {
  const pids = new Map<number, number[]>();
  for (const { fileId, pid } of openFiles) {
    const known = pids.get(fileId) ?? [];
    if (!known.includes(pid)) known.push(pid);
    pids.set(fileId, known);
  }
  return pids;
}

/** A socket as one line: `TCP 0.0.0.0:8000 (listening)`; null for what is no socket. */
export function socketName(images: Images, file: FileEntry): string | null {
  const facts = socketFacts(images, file);
  if (!facts) return null;
  const ends = [facts.local, facts.peer].filter((end) => end !== null).join(' → ');
  const type =
    facts.family === 'unix' || facts.family === 'netlink' ? `${facts.family} ${facts.type}` : facts.type.toUpperCase();
  return [type, ends, `(${facts.state})`].filter((part) => part !== '').join(' ');
}

function socketFacts(images: Images, { id, isk, usk, nlsk, psk }: FileEntry): Facts | null {
  if (isk) return inetFacts(images, isk);
  if (usk) return unixFacts(images, id, usk);
  const noQueues = { sendQueueBytes: null, receiveQueueBytes: null };
  if (nlsk) {
    const type = `protocol ${nlsk.protocol}`;
    return { family: 'netlink', type, state: 'open', local: `port ${nlsk.portid}`, peer: null, ...noQueues };
  }
  return psk
    ? { family: 'packet', type: typeName(psk.type), state: 'open', local: null, peer: null, ...noQueues }
    : null;
}

// Kernel numbers of TCP states, include/net/tcp_states.h.
const tcpStates = [
  'unknown', 'established', 'syn-sent', 'syn-received', 'fin-wait-1', 'fin-wait-2', 'time-wait', 'closed', 'close-wait',
  'last-ack', 'listening', 'closing', 'new-syn-received',
]; // prettier-ignore
const listening = 10;

const typeNames: Record<number, string> = { 1: 'stream', 2: 'dgram', 3: 'raw', 5: 'seqpacket', 10: 'packet' };
const typeName = (type: number): string => typeNames[type] ?? `type ${type}`;

const protocolNames: Record<number, string> = { 1: 'icmp', 6: 'tcp', 17: 'udp', 58: 'icmpv6', 136: 'udplite' };
const families: Record<number, SocketView['family']> = { 2: 'ipv4', 10: 'ipv6' };

function inetFacts(images: Images, socket: InetSkEntry): Facts {
  const [stream] = images.records('tcpStream', socket.ino);
  const hasPeer = socket.dst_port !== 0;
  const isStream = socket.type === 1;
  return {
    family: families[socket.family] ?? 'unknown',
    type: protocolNames[socket.proto] ?? typeName(socket.type),
    state: isStream || hasPeer ? (tcpStates[socket.state] ?? `state ${socket.state}`) : 'unconnected',
    local: socketAddress(socket.src_addr, socket.src_port),
    peer: hasPeer ? socketAddress(socket.dst_addr, socket.dst_port) : null,
    sendQueueBytes: stream?.outq_len ?? null,
    receiveQueueBytes: stream?.inq_len ?? null,
  };
}

function unixFacts(images: Images, fileId: number, socket: UnixSkEntry): Facts {
  const hasPeer = socket.peer !== 0;
  const peer = hasPeer ? images.records('files').find(({ usk }) => usk?.ino === socket.peer) : undefined;
  const queued = images.records('skQueues').filter(({ id_for }) => id_for === fileId);
  return {
    family: 'unix',
    type: typeName(socket.type),
    state: hasPeer || socket.state === listening ? (tcpStates[socket.state] ?? `state ${socket.state}`) : 'unconnected',
    local: unixName(socket.name),
    peer: !hasPeer ? null : peer ? `socket ${peer.id}` : `inode ${socket.peer}`,
    sendQueueBytes: null,
    receiveQueueBytes: queued.reduce((sum, { length }) => sum + length, 0),
  };
}

// Abstract names begin with a zero byte.
function unixName(name: Buffer): string | null {
  const text = name.toString('utf8').replace(/\0+$/, '');
  return text === '' ? null : text.replaceAll('\0', '@');
}
