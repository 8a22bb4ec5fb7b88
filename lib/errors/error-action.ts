/** What the product can do about an error by itself, and the words of the button that does it. */
export const errorActions = {
  'retry-with-tcp-established': 'Try again with TCP established',
  'retry-with-tcp-close': 'Try again and close connections',
  'retry-with-file-locks': 'Try again with file locks',
  'retry-with-stop-first': 'Stop the container and try again',
  'retry-with-another-name': 'Try again under another name',
  'retry-with-another-port': 'Try again on another port',
  'retry-without-static-address': 'Try again without the static address',
  'remove-created-container': 'Remove the container that is in the way',
} as const;

export type ErrorAction = keyof typeof errorActions;
