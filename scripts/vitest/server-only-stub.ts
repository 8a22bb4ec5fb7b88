// The real `server-only` package throws outside React's server build; tests run in plain Node.
export {};
