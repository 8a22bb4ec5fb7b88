import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export const routeMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type RouteMethod = (typeof routeMethods)[number];

/** A handler as Next calls it; the parameters of the path are given as any values. */
export type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

export interface Route {
  /** Such as `app/api/runs/[runId]/route.ts`. */
  file: string;
  /** An address that leads to it, with `x1` for each parameter. */
  path: string;
  params: Record<string, string>;
  handlers: Partial<Record<RouteMethod, RouteHandler>>;
}

/** Every route handler of the product, found on disk, so that a new one cannot be forgotten. */
export async function everyRoute(): Promise<Route[]> {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)route\.tsx?$/.test(file))
    .map((file) => `app/${file}`)
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const exported = (await import(pathToFileURL(path.resolve(file)).href)) as Record<string, unknown>;
      const handlers = Object.fromEntries(
        routeMethods.flatMap((method) => (method in exported ? [[method, exported[method]]] : [])),
      ) as Route['handlers'];
      const names = [...file.matchAll(/\[([^\]]+)\]/g)].map(([, name = '']) => name);
      const address = path
        .dirname(file)
        .replace(/^app/, '')
        .replace(/\[[^\]]+\]/g, 'x1');
      return { file, path: address, params: Object.fromEntries(names.map((name) => [name, 'x1'])), handlers };
    }),
  );
}
