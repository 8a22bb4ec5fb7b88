import 'server-only';
import protobuf from 'protobufjs';
import definitions from './proto/definitions.json';

const root = protobuf.Root.fromJSON(definitions as protobuf.INamespace);

/** One record of a protobuf message; unknown fields are passed over. @throws Error when the bytes are no such record. */
export function decodeRecord<T>(message: string, bytes: Uint8Array): T {
  const type = root.lookupType(message);
  return type.toObject(type.decode(bytes), { longs: String, arrays: true }) as T;
}
