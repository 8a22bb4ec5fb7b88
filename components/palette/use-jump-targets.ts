'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { JumpTarget } from '@/lib/domain/jump-target';
import { paths } from '@/lib/paths';

/** Who types fast asks once. */
const settleMs = 120;

/** What the server finds for the text typed so far; what it found before stays until then. */
export function useJumpTargets(text: string): { targets: JumpTarget[]; isSearching: boolean; isFailed: boolean } {
  const [q, setQ] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setQ(text), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, isFetching, isError } = useQuery({
    queryKey: ['jump-targets', q],
    queryFn: async ({ signal }): Promise<JumpTarget[]> => {
      const response = await fetch(paths.api.jumpTargets(q), { signal });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      return ((await response.json()) as { targets: JumpTarget[] }).targets;
    },
    placeholderData: keepPreviousData,
  });
  return { targets: data ?? [], isSearching: isFetching || q !== text, isFailed: isError };
}
