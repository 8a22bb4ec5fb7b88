'use client';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useLineHeightPx } from '@/components/ui/line-height';
import { afterScroll, scrollScale, scrollTopOf } from './scroll-scale';

/** The scroll bar is put right when the reader has rested this long: earlier it would stop a finger's swing. */
const restMs = 150;
/** So near the end still counts as being there. */
const endSlackPx = 24;

export interface ScaledScroll {
  /** Height of every line. */
  lineHeightPx: number;
  /** Height of the element that stands for all lines. */
  heightPx: number;
  /** What to take from a line's place among all lines to get its place in that element. */
  shiftPx: number;
  /** Lines in sight, from 0; `last` is after the last one. */
  first: number;
  last: number;
  isAtEnd: boolean;
  /** Shows a line: its place among all, from 0. */
  goTo: (place: number, align: 'start' | 'center' | 'end') => void;
}

/** Scrolls a list of any number of lines of one height in a box; `onUserScroll` tells when the reader did it. */
export function useScaledScroll(
  count: number,
  onUserScroll: (isAtEnd: boolean) => void,
): [RefObject<HTMLDivElement | null>, ScaledScroll] {
  const lineHeightPx = useLineHeightPx();
  const box = useRef<HTMLDivElement>(null);
  const [viewPx, setViewPx] = useState(480);
  const [lineTop, setLineTop] = useState(0);
  const [scrollTop, setScrollTop] = useState(0);
  const scale = scrollScale(count, viewPx, lineHeightPx);
  // What the last own change of the scroll place was: the event that follows it is not the reader's.
  const own = useRef<number | null>(null);
  const seen = useRef({ lineTop: 0, scrollTop: 0 });
  const told = useRef(onUserScroll);
  useEffect(() => {
    told.current = onUserScroll;
  });

  const put = useCallback(
    (nextTop: number) => {
      const element = box.current;
      const scaled = scrollScale(count, element?.clientHeight || viewPx, lineHeightPx);
      const top = Math.min(Math.max(nextTop, 0), Math.max(0, scaled.linesPx - scaled.viewPx));
      const place = scrollTopOf(scaled, top);
      seen.current = { lineTop: top, scrollTop: place };
      setLineTop(top);
      setScrollTop(place);
      if (element && element.scrollTop !== place) {
        own.current = place;
        element.scrollTop = place;
      }
    },
    [count, viewPx, lineHeightPx],
  );

  // Another pointer makes lines taller or lower: the reader stays at the same ones.
  const drawnPx = useRef(lineHeightPx);
  useLayoutEffect(() => {
    if (drawnPx.current === lineHeightPx) return;
    const ratio = lineHeightPx / drawnPx.current;
    drawnPx.current = lineHeightPx;
    put(seen.current.lineTop * ratio);
  }, [lineHeightPx, put]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setViewPx(element.clientHeight || 480);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let rest: ReturnType<typeof setTimeout> | null = null;
    const onScroll = () => {
      const to = element.scrollTop;
      if (own.current !== null && Math.abs(own.current - to) <= 1) {
        own.current = null;
        seen.current.scrollTop = to;
        return;
      }
      own.current = null;
      const now = scrollScale(count, element.clientHeight || 480, lineHeightPx);
      // Sideways scrolling is no scrolling here.
      if (to === seen.current.scrollTop) return;
      const next = afterScroll(now, { lineTop: seen.current.lineTop, from: seen.current.scrollTop, to });
      seen.current = { lineTop: next, scrollTop: to };
      setLineTop(next);
      setScrollTop(to);
      told.current(next + now.viewPx >= now.linesPx - endSlackPx);
      if (rest) clearTimeout(rest);
      rest = setTimeout(() => put(seen.current.lineTop), restMs);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      if (rest) clearTimeout(rest);
    };
  }, [count, put, lineHeightPx]);

  const goTo = useCallback(
    (place: number, align: 'start' | 'center' | 'end') => {
      const height = box.current?.clientHeight || viewPx;
      const before = { start: 0, center: Math.floor((height - lineHeightPx) / 2), end: height - lineHeightPx }[align];
      put(place * lineHeightPx - before);
    },
    [put, viewPx, lineHeightPx],
  );

  const top = Math.min(lineTop, Math.max(0, scale.linesPx - viewPx));
  const scroll = {
    lineHeightPx,
    heightPx: scale.heightPx,
    shiftPx: lineTop - scrollTop,
    first: Math.floor(top / lineHeightPx),
    last: Math.min(count, Math.ceil((top + viewPx) / lineHeightPx)),
    isAtEnd: top + viewPx >= scale.linesPx - endSlackPx,
    goTo,
  };
  return [box, scroll];
}
