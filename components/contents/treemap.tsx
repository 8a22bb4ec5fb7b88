'use client';
import { AppLink } from '@/components/ui/app-link';
import { useEffect, useRef, useState } from 'react';
import { formatBytes } from '@/lib/format/bytes';
import { squarify, type Box } from './squarify';

export interface TreemapItem {
  key: string;
  label: string;
  sizeBytes: number;
  /** A CSS colour; the same name has its value in both themes. */
  color: string;
  /** Where a click leads; boxes without it are not links. */
  href?: string;
}

const heightPx = 280;
const firstWidthPx = 720;
/** Below these sizes a label would be cut to nothing; the table has it. */
const labelWidthPx = 64;
const labelHeightPx = 22;
const figureHeightPx = 42;

/** Areas in proportion to bytes. A table with the same figures stands beside every one. */
export function Treemap({ label, items }: { label: string; items: readonly TreemapItem[] }) {
  const place = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(firstWidthPx);
  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidthPx(Math.max(200, Math.round(entry.contentRect.width)));
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  const shown = items.filter(({ sizeBytes }) => sizeBytes > 0).sort((a, b) => b.sizeBytes - a.sizeBytes);
  const totalBytes = shown.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const boxes = squarify(
    shown.map(({ sizeBytes }) => sizeBytes),
    { width: widthPx, height: heightPx },
  );
  return (
    <div ref={place} role="group" aria-label={label} className="relative overflow-hidden" style={{ height: heightPx }}>
      {shown.map((item, index) => (
        <TreemapBox key={item.key} item={item} box={boxes[index]!} share={item.sizeBytes / totalBytes} />
      ))}
    </div>
  );
}

function TreemapBox({ item, box, share }: { item: TreemapItem; box: Box; share: number }) {
  const name = `${item.label}: ${formatBytes(item.sizeBytes)}, ${(100 * share).toFixed(1)} %`;
  const style = {
    ...{ left: box.x, top: box.y, width: Math.max(0, box.width - 2), height: Math.max(0, box.height - 2) },
    background: `color-mix(in srgb, ${item.color} 22%, var(--surface))`,
    borderColor: item.color,
  };
  const className = 'absolute overflow-hidden rounded-sm border text-left text-xs leading-4 no-underline';
  const text = box.width >= labelWidthPx && box.height >= labelHeightPx && (
    <span className="block px-1.5 py-0.5">
      <span className="block truncate font-medium">{item.label}</span>
      {box.height >= figureHeightPx && (
        <span className="block truncate font-mono tabular-nums">{formatBytes(item.sizeBytes)}</span>
      )}
    </span>
  );
  return item.href === undefined ? (
    <div className={className} style={style} title={name} role="img" aria-label={name}>
      {text}
    </div>
  ) : (
    <AppLink
      href={item.href}
      className={`${className} hover:brightness-110`}
      style={style}
      title={name}
      aria-label={name}
    >
      {text}
    </AppLink>
  );
}
