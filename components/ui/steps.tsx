import { CommandLine } from './command-line';

/** Steps of a remedy; one that starts with "$ " is a command to copy. */
export function Steps({ steps }: { steps: readonly string[] }) {
  return (
    <ul className="mt-1 space-y-1">
      {steps.map((step) => (
        <li key={step}>{step.startsWith('$ ') ? <CommandLine command={step.slice(2)} /> : step}</li>
      ))}
    </ul>
  );
}
