import 'server-only';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

const key = Symbol.for('gpu-load.schema-engine');
const holder = globalThis as { [key]?: Promise<LoadedBindings> };

/** Prisma's schema engine, from its WebAssembly build, on the database that the factory connects to. */
export async function loadSchemaEngine(factory: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  // Once per process: the bindings keep views of the first instance's memory.
  holder[key] ??= instantiate();
  const { SchemaEngine } = await holder[key];
  return SchemaEngine.new({ datamodels: undefined }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

/** Node 20 cannot import a `.wasm` file, so this is done by hand (docs/decisions/003-wasm-migrations.md). */
async function instantiate(): Promise<LoadedBindings> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  // Resolved from the project's folder at run time: a bundler would rewrite `import.meta.url`.
  const require = createRequire(path.join(/* turbopackIgnore: true */ process.cwd(), 'package.json'));
  const bindingsFile = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasm = await readFile(path.join(path.dirname(bindingsFile), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings as never });
  const loaded = bindings as unknown as LoadedBindings;
  loaded.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return loaded;
}

interface LoadedBindings {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: typeof SchemaEngine;
}
