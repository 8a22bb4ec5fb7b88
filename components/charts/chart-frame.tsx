'use client';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';

/** Width that is drawn before the browser has told the real one. */
const firstWidth = 720;

interface Props {
  title: string;
  /** What the picture shows, for those who do not see it; the numbers are in a table beside it. */
  description: string;
  /** Name of the downloaded picture, without its ending. */
  fileName: string;
  height: number;
  children: (width: number) => ReactNode;
}

/** An SVG that is as wide as its place, with its title and a way to save it as a picture. */
export function ChartFrame({ title, description, fileName, height, children }: Props) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(firstWidth);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(260, Math.round(entry.contentRect.width)));
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  const save = () => {
    setFault(null);
    const drawn = svg.current;
    if (drawn === null) return;
    import('./save-png')
      .then(({ savePng }) => savePng(drawn, fileName))
      .catch(() => setFault('The browser could not make the picture.'));
  };
  return (
    <figure className="min-w-0">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-2">
        <figcaption className="font-medium">{title}</figcaption>
        <button type="button" onClick={save} className="text-accent text-xs underline print:hidden">
          Save as PNG
        </button>
      </div>
      <div ref={place} className="w-full min-w-0">
        <svg
          ref={svg}
          role="img"
          aria-labelledby={`${id}-t ${id}-d`}
          viewBox={`0 0 ${width} ${height}`}
          width="100%"
          height={height}
          className="block"
          fontSize={12}
          fill="currentColor"
        >
          <title id={`${id}-t`}>{title}</title>
          <desc id={`${id}-d`}>{description}</desc>
          {children(width)}
        </svg>
      </div>
      {fault !== null && (
        <p role="alert" className="text-danger text-xs">
          {fault}
        </p>
      )}
    </figure>
  );
}
