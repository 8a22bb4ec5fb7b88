'use client';
import { RunDemoButton } from './run-demo-button';
import { Card } from '@/components/ui/card';

const story = [
  'Launch the demo server: a real PyTorch server with random weights (its text is noise, its load is real).',
  'Warm it up, record its answer to one request, and let CRIU dump the running container: that is the golden checkpoint.',
  'Restore it, send the same request, and compare the answer and the time with the cold start.',
];

/** What the product is, in one screen, with one button that shows all of it. */
export function Welcome() {
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
    </Card>
  );
}
