import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import protobuf from 'protobufjs';
import { expect, test } from 'vitest';

const folder = path.join(import.meta.dirname, 'proto');

// CRIU's options only tell its own tool how to print a field.
async function addDefinitions(file: string, root: protobuf.Root): Promise<void> {
  const text = await readFile(path.join(folder, file), 'utf8');
  protobuf.parse(text.replace(/\[\s*\(criu\)[^\]]*\]/g, ''), root, { keepCase: true });
}

// Registers differ by architecture, are most of a thread's image, and nobody reads them here: they are left out,
// and the decoder passes over them as over any unknown field.
function leaveOutRegisters(root: protobuf.Root): void {
  const core = root.lookupType('core_entry');
  for (const field of core.fieldsArray) if (/^(thread_info|ti_)/.test(field.name)) core.remove(field);
}

test('definitions.json says what the .proto files say', async () => {
  const root = new protobuf.Root();
  const files = (await readdir(folder)).filter((name) => name.endsWith('.proto') && name !== 'opts.proto').sort();
  for (const file of files) await addDefinitions(file, root);
  leaveOutRegisters(root);
  root.resolveAll();
  const text = `${JSON.stringify(root.toJSON({ keepComments: false }), null, 1)}\n`;
  await expect(text).toMatchFileSnapshot('proto/definitions.json');
});
