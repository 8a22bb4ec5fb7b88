import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Shell } from '@/components/shell/shell';
import { getNonce } from '@/lib/auth/nonce';
import './globals.css';
import { Providers } from './providers';

export const metadata: Metadata = {
  title: { default: 'GPU-Load', template: '%s · GPU-Load' },
  description: 'Checkpoint and restore GPU inference servers, and see what it gains.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

// Every page shows live state and its scripts carry the request's nonce, so none is made at build time.
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const nonce = await getNonce();
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers nonce={nonce ?? undefined}>
          <Shell>{children}</Shell>
        </Providers>
      </body>
    </html>
  );
}
