/** The Content-Security-Policy of a response: nothing, and then what is needed. Scripts run only with its nonce. */
export function contentSecurityPolicy(options: { nonce: string; isDevelopment: boolean }): string {
  // React evaluates code to rebuild server stacks in development, and only there.
  const development = options.isDevelopment ? " 'unsafe-eval'" : '';
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${options.nonce}' 'strict-dynamic'${development}`,
    // Charts, menus and toasts set style attributes and inject style tags without a nonce. Styles cannot run code,
    // and nothing foreign is rendered as markup.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    options.isDevelopment ? "connect-src 'self' ws:" : "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers that every response carries. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  // Not no-referrer: with that, browsers send "Origin: null" with the log-in form, and the origin check refuses it.
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  // A shared page is for those who were given its link, and the rest is nobody's to find.
  'X-Robots-Tag': 'noindex, nofollow',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
