'use client';
import { Card } from '@/components/ui/card';
import { CommandLine } from '@/components/ui/command-line';
import { RunDemoButton } from './run-demo-button';

const story = [
  'Launch the demo server: a real PyTorch server with random weights (its text is noise, its load is real).',
  'Warm it up, record its answer to one request, and let CRIU dump the running container: that is the golden checkpoint.',
  'Restore it, send the same request, and compare the answer and the time with the cold start.',
];

/** What the product is, in one screen, with one button that shows all of it, and the commands behind that button. */
export function Welcome({ commands }: { commands: { title: string; command: string }[] }) {
  return (
    <Card title="Skip the cold start">
      <p className="max-w-prose">
        Starting an inference server means imports, weights and warm-up, every time. GPU-Load saves a warmed-up
        container once, with podman and CRIU, and brings it back in a fraction of that time, as often as you like. It
        measures both on your own host, so that you can decide with numbers.
      </p>
      <ol className="mt-3 mb-4 max-w-prose list-decimal space-y-1 pl-5">
        {story.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <RunDemoButton />
      <details className="mt-4">
        <summary className="text-accent underline">The same by hand</summary>
        <ol className="mt-2 space-y-2">
          {commands.map(({ title, command }) => (
            <li key={title} className="min-w-0">
              <p className="text-muted mb-1 text-xs">{title}</p>
              <CommandLine command={command} />
            </li>
          ))}
        </ol>
        <p className="text-muted mt-2 max-w-prose text-xs">
          The demo does more: it warms the server up, keeps the dump and the writable layer where a later restore finds
          them, and measures each step.
        </p>
      </details>
    </Card>
  );
}
