import 'server-only';

/** A few values by name; the one that was not used for longest goes first. Shared by all copies of the module. */
export class LastUsed<T> {
  private readonly values: Map<string, T>;

  constructor(
    name: string,
    private readonly most: number,
  ) {
    const key = Symbol.for(`gpu-load.last-used.${name}`);
    const holder = globalThis as { [key]?: Map<string, T> };
    this.values = holder[key] ??= new Map<string, T>();
  }

  get(name: string): T | undefined {
    const value = this.values.get(name);
    if (value === undefined) return undefined;
    this.values.delete(name);
    this.values.set(name, value);
    return value;
  }

  put(name: string, value: T): T {
    this.values.delete(name);
    this.values.set(name, value);
    const oldest = this.values.keys().next();
    if (this.values.size > this.most && !oldest.done) this.values.delete(oldest.value);
    return value;
  }

  forget(name: string): void {
    this.values.delete(name);
  }
}
