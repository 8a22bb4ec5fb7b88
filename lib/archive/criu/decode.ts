import 'server-only';
import protobuf from 'protobufjs';
import { messageType, type FieldType, type MessageType, type ValueType } from './message-types';

/**
 * How many messages and items of lists may still be kept. A list of empty messages takes two bytes of a file for each, and some hundred of
 * memory: without a bound a small file fills the server.
 */
export interface ValueBudget {
  left: number;
}

type DecodedRecord = Record<string, unknown>;

// protoc's own bound.
const maxDepth = 100;
const lengthDelimited = 2;

/**
 * One record of a protobuf message; unknown fields are passed over. The library reads the values, the loop over the
 * fields is ours: the library compiles a decoder for each message first, and that takes longer than a checkpoint has
 * to be read (docs/decisions/010).
 * @throws Error when the bytes are no such record, or the budget is spent.
 */
export function decodeRecord<T>(message: string, bytes: Uint8Array, budget: ValueBudget): T {
  const reader = protobuf.Reader.create(bytes);
  return decodeMessage(messageType(message), { reader, budget, depth: 0 }, reader.len) as T;
}

interface Place {
  reader: protobuf.Reader;
  budget: ValueBudget;
  depth: number;
}

/** A message up to `end`; into `record` where the same field came before, since protobuf merges the two. */
function decodeMessage(type: MessageType, place: Place, end: number, record: DecodedRecord = {}): DecodedRecord {
  const { reader, budget, depth } = place;
  if (depth > maxDepth) throw new Error('max depth exceeded');
  spend(budget);
  for (const list of type.lists) record[list] ??= [];
  const outerEnd = reader.len;
  reader.len = end;
  while (reader.pos < end) {
    const tag = reader.tag();
    const field = type.fields[tag >>> 3];
    if (!field || !decodeField(field, tag & 7, place, record)) reader.skipType(tag & 7, depth, tag >>> 3);
  }
  if (reader.pos !== end) throw new RangeError('index out of range');
  reader.len = outerEnd;
  for (const name of type.required) if (!(name in record)) throw new Error(`missing required '${name}'`);
  return record;
}

/** False when this field does not come in this wire type: then it is passed over. */
function decodeField(field: FieldType, wireType: number, place: Place, record: DecodedRecord): boolean {
  const { name, type, isRepeated } = field;
  const isMessage = typeof type === 'object';
  const expected = isMessage ? lengthDelimited : wireTypes[type];
  if (wireType !== expected) {
    if (!isRepeated || wireType !== lengthDelimited || isMessage) return false;
    decodePacked(type, place, record[name] as unknown[]);
    return true;
  }
  const before = isRepeated ? undefined : (record[name] as DecodedRecord | undefined);
  const value = isMessage ? decodeInner(type, place, before) : readValue(type, place.reader);
  if (isRepeated) keep(record[name] as unknown[], value, place.budget);
  else record[name] = value;
  return true;
}

function decodeInner(type: MessageType, place: Place, before?: DecodedRecord): DecodedRecord {
  return decodeMessage(type, { ...place, depth: place.depth + 1 }, endOfSized(place.reader), before);
}

/** Numbers in a row, without a tag each. */
function decodePacked(type: ValueType, { reader, budget }: Place, values: unknown[]): void {
  const end = endOfSized(reader);
  const outerEnd = reader.len;
  reader.len = end;
  while (reader.pos < end) {
    keep(values, readValue(type, reader), budget);
  }
  reader.len = outerEnd;
}

function endOfSized(reader: protobuf.Reader): number {
  const sizeBytes = reader.size();
  const end = reader.pos + sizeBytes;
  if (end > reader.len) throw new RangeError('index out of range');
  return end;
}

function keep(values: unknown[], value: unknown, budget: ValueBudget): void {
  spend(budget);
  values.push(value);
}

function spend(budget: ValueBudget): void {
  budget.left -= 1;
  if (budget.left < 0) throw new Error('more values than are kept');
}

const wireTypes: Record<ValueType, number> = {
  ...{ uint32: 0, int32: 0, sint32: 0, bool: 0, uint64: 0, int64: 0, sint64: 0 },
  ...{ fixed64: 1, string: lengthDelimited, bytes: lengthDelimited },
};

function readValue(type: ValueType, reader: protobuf.Reader): unknown {
  switch (type) {
    case 'uint64':
    case 'int64':
    case 'sint64':
    case 'fixed64':
      return textOf(reader[type]());
    default:
      return reader[type]();
  }
}

/** A number of 64 bits as decimal text. Most are small, and the library's own way to write them is a long division. */
function textOf(value: Awaited<ReturnType<protobuf.Reader['uint64']>>): string {
  if (typeof value === 'number') return String(value);
  const { high, low, unsigned } = value;
  const isExact = high >= 0 && high < 2 ** 21;
  if (isExact) return String(high * 2 ** 32 + (low >>> 0));
  const bits = (BigInt(high) << BigInt(32)) | BigInt(low >>> 0);
  return String(unsigned ? BigInt.asUintN(64, bits) : bits);
}
