import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { safeNextPath } from '@/lib/auth/next-path';
import { hasSession } from '@/lib/auth/verify';
import { LoginForm } from './login-form';

export const metadata: Metadata = { title: 'Log in' };

const errorTexts: Record<string, string> = {
  wrong: 'That is not the token of this server.',
  wait: 'Too many wrong tokens. Wait a minute, then try again.',
};

interface LoginPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The only page that is shown without a session. */
export default async function LoginPage({ searchParams }: LoginPageProps) {
  // Rendered per request: the nonce of the page's scripts is new each time.
  await connection();
  const query = await searchParams;
  const next = safeNextPath(typeof query.next === 'string' ? query.next : null);
  if (await hasSession()) redirect(next);
  const error = typeof query.error === 'string' ? (errorTexts[query.error] ?? null) : null;
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 p-6">
      <div className="flex flex-col gap-2">
        <h1 className="text-2xl font-semibold">GPU-Load</h1>
        <p className="text-sm opacity-80">This server runs containers as root, so it asks who you are.</p>
      </div>
      <LoginForm error={error} next={next} />
    </main>
  );
}
