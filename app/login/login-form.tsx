import { loginSubmitPath } from '@/lib/auth/judge-request';

interface LoginFormProps {
  error: string | null;
  next: string;
}

/** Asks for the token. A plain form: it works without scripts, and password managers understand it. */
export function LoginForm({ error, next }: LoginFormProps) {
  return (
    <form method="post" action={loginSubmitPath} className="flex flex-col gap-4">
      <input type="hidden" name="next" value={next} />
      <div className="flex flex-col gap-1.5">
        <label htmlFor="token" className="text-sm font-medium">
          Token
        </label>
        <input
          id="token"
          name="token"
          type="password"
          required
          autoFocus
          autoComplete="current-password"
          aria-describedby={error === null ? 'token-help' : 'token-error token-help'}
          aria-invalid={error !== null}
          className="border-field h-10 rounded-md border bg-transparent px-3 text-base focus-visible:outline-2 focus-visible:outline-offset-2"
        />
        {error !== null && (
          <p id="token-error" role="alert" className="text-sm text-red-700 dark:text-red-400">
            {error}
          </p>
        )}
        <p id="token-help" className="text-sm opacity-80">
          The value of GPU_LOAD_TOKEN on the server.
        </p>
      </div>
      <button
        type="submit"
        className="h-10 rounded-md bg-neutral-900 px-4 font-medium text-white hover:bg-neutral-700 focus-visible:outline-2 focus-visible:outline-offset-2 dark:bg-neutral-100 dark:text-neutral-900 dark:hover:bg-neutral-300"
      >
        Log in
      </button>
    </form>
  );
}
