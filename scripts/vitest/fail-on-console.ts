import { afterEach, beforeEach } from 'vitest';

// A warning nobody asked for is a defect. A test that expects one spies on the
// method itself (`vi.spyOn(console, 'error').mockImplementation(...)`), which hides it from here.
const unexpected: string[] = [];

function record(method: 'error' | 'warn', original: (...args: unknown[]) => void) {
  return (...args: unknown[]) => {
    unexpected.push(`console.${method}: ${args.map(String).join(' ')}`);
    original(...args);
  };
}

const originalError = console.error.bind(console);
const originalWarn = console.warn.bind(console);

beforeEach(() => {
  unexpected.length = 0;
  console.error = record('error', originalError);
  console.warn = record('warn', originalWarn);
});

afterEach(async () => {
  if (typeof document !== 'undefined') {
    // Testing Library cleans up by itself only where test globals are on.
    const { cleanup } = await import('@testing-library/react');
    cleanup();
  }
  console.error = originalError;
  console.warn = originalWarn;
  if (unexpected.length > 0) {
    throw new Error(`Unexpected console output:\n${unexpected.join('\n')}`);
  }
});
