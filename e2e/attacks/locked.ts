import { test as base } from '../fixtures';
import { sessionCookie } from './forge-session';
import { sessionOf, startLockedServer, type LockedServer } from './locked-server';

interface LockedFixtures {
  /** Gives the browser a session of the locked server. */
  logIn: () => Promise<void>;
}

interface LockedWorker {
  /** One server for all specs that attack it: it takes seconds to start. */
  server: LockedServer;
  /** A valid session, as `name=value`. */
  cookie: string;
}

/** The product's test with a second server, which asks for a token and whose rows are hostile. */
export const test = base.extend<LockedFixtures, LockedWorker>({
  server: [
    async ({}, provide) => {
      const server = await startLockedServer();
      await provide(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  cookie: [async ({ server }, provide) => provide(await sessionOf(server)), { scope: 'worker' }],
  logIn: async ({ context, server, cookie }, provide) => {
    const value = cookie.slice(sessionCookie.length + 1);
    await provide(() => context.addCookies([{ name: sessionCookie, value, url: server.baseURL }]));
  },
});
