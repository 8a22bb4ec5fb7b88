import { test as base, type Page } from '@playwright/test';

interface ConsoleFixtures {
  /** Console errors that this test causes on purpose. */
  allowedErrors: RegExp | null;
  failOnConsoleErrors: void;
}

/** Collects what a page complains about, in its console and by exceptions nobody caught. */
function collectErrors(page: Page, into: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') into.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => into.push(`uncaught: ${error.message}`));
}

// Launching a container adds an interface to the host, and Chromium then drops what it was loading
// and loads it again. Nothing of the page's making.
const networkChanged = /ERR_NETWORK_CHANGED/;

/** Playwright's test, which also fails when a page writes an error to its console. */
export const test = base.extend<ConsoleFixtures>({
  page: async ({ page }, provide) => {
    const goto = page.goto.bind(page);
    page.goto = async (...args) => {
      try {
        return await goto(...args);
      } catch (error) {
        if (!networkChanged.test(String(error))) throw error;
        return goto(...args);
      }
    };
    await provide(page);
  },
  allowedErrors: [null, { option: true }],
  failOnConsoleErrors: [
    async ({ context, allowedErrors }, use) => {
      const errors: string[] = [];
      context.on('page', (page) => collectErrors(page, errors));
      await use();
      const unexpected = errors.filter((text) => !networkChanged.test(text) && !allowedErrors?.test(text));
      if (unexpected.length > 0) throw new Error(`Errors in the browser's console:\n${unexpected.join('\n')}`);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
