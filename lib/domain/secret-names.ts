/** Stands in place of a secret's value on every page and in every stored copy of a spec. */
export const secretMask = '••••••••';

// "TOKENIZERS_PARALLELISM" and "--tokenizer" are no secrets, and model servers are full of them.
const secretName = /TOKEN(?!IZ)|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_?KEY|CREDENTIAL|CREDS/i;

/** True when a variable or flag of this name holds a secret. `--max-tokens 16` is a count, not one. */
export function isSecretName(name: string, value = ''): boolean {
  const plain = name.replace(/^-+/, '').replace(/[-.]/g, '_');
  if (!secretName.test(plain)) return false;
  const isCount = /TOKENS?(_|$)/i.test(plain) && /^\d{1,9}$/.test(value);
  return !isCount;
}

/** Tokens that are known by their form: Hugging Face, GitHub, OpenAI, NVIDIA, AWS key ids. */
export const knownTokens =
  /\b(?:hf_[A-Za-z0-9]{20,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|sk-[A-Za-z0-9_-]{20,}|nvapi-[A-Za-z0-9_-]{20,}|AKIA[A-Z0-9]{16})/g;

/** The password of `scheme://user:password@host`, between what stands before and after it. */
export const urlPassword = /(:\/\/[^\s/:@]*:)[^\s/@]+(@)/g;
