import 'server-only';
import definitions from './proto/definitions.json';

/** How a value stands in a record. Enumerations are numbers of 32 bits: a newer CRIU's value is no damage. */
export type ValueType =
  'uint32' | 'int32' | 'sint32' | 'bool' | 'string' | 'bytes' | 'uint64' | 'int64' | 'sint64' | 'fixed64';

/** One field of a message. */
export interface FieldType {
  name: string;
  isRepeated: boolean;
  /** The value's type, or the message that stands there. */
  type: ValueType | MessageType;
}

/** A message of CRIU's definitions, as a decoder asks for it. */
export interface MessageType {
  /** By field number; there are gaps. */
  fields: (FieldType | undefined)[];
  required: readonly string[];
  /** Fields that are lists: there even when empty. */
  lists: readonly string[];
}

interface Definition {
  fields?: Record<string, { rule?: string; type: string; id: number }>;
}

const valueTypes: ReadonlySet<string> = new Set<ValueType>([
  ...(['uint32', 'int32', 'sint32', 'bool', 'string', 'bytes'] as const),
  ...(['uint64', 'int64', 'sint64', 'fixed64'] as const),
]);

// Enumerations have no fields.
const defined = definitions.nested as Record<string, Definition>;
const known = new Map<string, MessageType>();

/** A message by its name in CRIU's definitions. @throws Error when there is none, which is a defect of ours. */
export function messageType(name: string): MessageType {
  const before = known.get(name);
  if (before) return before;
  const fields = Object.entries(defined[name]?.fields ?? {});
  if (fields.length === 0) throw new Error(`CRIU's definitions have no message “${name}”.`);
  const namesOf = (rule: string) => fields.filter(([, field]) => field.rule === rule).map(([field]) => field);
  const message: MessageType = { fields: [], required: namesOf('required'), lists: namesOf('repeated') };
  // Before its fields are looked up: messages contain themselves, as folders do.
  known.set(name, message);
  for (const [field, { rule, type, id }] of fields) {
    message.fields[id] = { name: field, isRepeated: rule === 'repeated', type: typeOf(type) };
  }
  return message;
}

function typeOf(name: string): FieldType['type'] {
  if (valueTypes.has(name)) return name as ValueType;
  return defined[name]?.fields ? messageType(name) : 'int32';
}
