import type { Attack } from './attack';

/** Requests that somebody else makes, or makes a browser make. */
export const requestAttacks = {
  'route-foreign-origin': {
    tried: 'Every method of every route, with a foreign Origin or “null”',
    outcome: 'refused with 403, and the handler never runs',
  },
  'route-foreign-with-session': {
    tried: 'The same with the cookie of a valid session',
    outcome: 'refused with 403: a session does not excuse a foreign Origin',
  },
  'route-cross-site': {
    tried: 'Every route of the API, asked for by a script, frame or picture of another site or port',
    outcome: 'refused with 403',
  },
  'route-bare-change': {
    tried: 'Every route that changes something, without Origin and Sec-Fetch-Site',
    outcome: 'refused with 403',
  },
  'route-no-session': { tried: 'Every route without a session, where a token is set', outcome: 'refused with 401' },
  'route-rebound-name': {
    tried: 'Every route under a name that was rebound to 127.0.0.1',
    outcome: 'refused with 421',
  },
  'route-preflight': {
    tried: 'A preflight for headers of another site’s own',
    outcome: 'refused with 403, and no Access-Control header is sent',
  },
  'action-foreign-origin': {
    tried: 'Every server action, called by a page of another origin',
    outcome: 'refused with auth/foreign-origin by the action itself, and nothing is done',
    found: 'an action relied on the gate for host and origin',
  },
  'action-foreign-with-session': {
    tried: 'The same with a valid session and a token',
    outcome: 'refused with auth/foreign-origin',
  },
  'action-no-session': {
    tried: 'Every server action without a session, where a token is set',
    outcome: 'refused with auth/required',
  },
  'action-forged-session': {
    tried: 'Every server action with a cookie that was signed with another token',
    outcome: 'refused with auth/required',
  },
  'action-rebound-name': {
    tried: 'Every server action under a rebound name',
    outcome: 'refused with auth/foreign-origin',
  },
  'action-garbage': {
    tried: 'Every server action that takes input, with nothing, lists, a megabyte of text, and names of prototypes',
    outcome: 'answered with input/invalid; nothing is thrown to the browser',
  },
  'cookie-other-token': { tried: 'A cookie signed with another token', outcome: 'no session' },
  'cookie-later-date': { tried: 'A valid cookie with a later date put in', outcome: 'no session' },
  'cookie-expired': { tried: 'A valid cookie after seven days, and one from the future', outcome: 'no session' },
  'cookie-cut': {
    tried: 'Cookies that are cut off, empty, doubled, have no signature, or hold a megabyte',
    outcome: 'no session',
  },
  'cookie-token-itself': {
    tried: 'The token itself as the cookie, in several spellings',
    outcome: 'no session',
  },
  'cookie-tossed': {
    tried: 'A forged cookie set beside the valid one by another port of the host',
    outcome: 'no session while the forged one comes first; never a session that was not issued',
  },
  'login-foreign-origin': {
    tried: 'The log-in form posted by another site, with the right token',
    outcome: 'refused with 403, no cookie is set',
  },
  'login-guessed': {
    tried: 'Tokens guessed at the log-in',
    outcome: 'after ten wrong ones in a minute even the right one has to wait',
  },
  'login-next-elsewhere': {
    tried: 'A log-in link that leads to another site afterwards, in 20 spellings',
    outcome: 'leads to the overview',
  },
  'login-split-header': {
    tried: 'Line breaks in the address after the log-in, to add a Set-Cookie header',
    outcome: 'leads to the overview with the one cookie of the session',
  },
  'login-large': {
    tried: 'A log-in with 100 kB, of unknown length, or of another type',
    outcome: 'refused with 400 or 413 before the token is looked at',
  },
  'body-long': { tried: 'A body above 64 KiB to a route that takes one', outcome: 'refused with 413' },
  'body-endless': {
    tried: 'An endless body without a length',
    outcome: 'refused with 413 after 64 KiB, and the sender is told to stop',
  },
  'body-lying': { tried: 'A body that is longer than its Content-Length says', outcome: 'refused with 413' },
  'share-guessed': {
    tried: 'Slugs guessed: near a true one, in other case, with wildcards, SQL and paths',
    outcome: 'answered like an unknown one',
  },
  'share-enumerated': {
    tried: '1,000 slugs looked at for an order',
    outcome: 'all different, 128 bits, no two share a beginning of eight characters',
  },
  'share-revoked': {
    tried: 'A revoked link, and a link to a run that is gone',
    outcome: 'answered like an unknown one, byte by byte',
  },
  'share-post': {
    tried: 'Actions and changes sent to a shared page without a session',
    outcome: 'refused with 401',
  },
  'share-way-in': {
    tried: 'Shared pages as a way to other pages: “..”, encoded and double slashes',
    outcome: 'led to the log-in or unknown',
  },
  'page-gate': {
    tried:
      'A running server with a token, asked for pages and routes in odd spellings and with headers that once led past Next’s gate',
    outcome: 'no page and no data without a session',
  },
  'page-forged-cookie': {
    tried: 'A running server with a token, asked with forged, old and foreign cookies',
    outcome: 'led to the log-in',
  },
  'page-foreign-form': {
    tried: 'A page of another origin that posts forms and fetches to every action of a running server',
    outcome: 'refused with 403; no run is made',
  },
  'page-foreign-read': {
    tried: 'A page of another origin that reads data, frames the product and listens to its events',
    outcome: 'gets nothing to read',
  },
  'page-large-action': {
    tried: 'A server action with 9 MB',
    outcome: 'refused with 413, and the server goes on',
    found: '9 MB were read, then answered with 500',
  },
  'page-slow-body': {
    tried: 'A post that announces a body and never sends it, 50 at once',
    outcome: 'others are answered meanwhile',
  },
} satisfies Record<string, Attack>;
