import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';

interface Props {
  /** Its address on the page. */
  id: string;
  title: string;
  count?: number;
  children: ReactNode;
}

/** A part of the page with an address of its own. */
export function StateSection({ id, title, count, children }: Props) {
  return (
    <section id={id} className="scroll-mt-4">
      <Card title={count === undefined ? title : `${title} (${count})`}>{children}</Card>
    </section>
  );
}
