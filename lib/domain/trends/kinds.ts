/** What a trend is drawn of: the runs of one kind. */
export const trendKinds = ['restore', 'cold-start', 'checkpoint'] as const;
export type TrendKind = (typeof trendKinds)[number];

/** Days looked back; 0: everything. */
export const trendRanges = [7, 30, 90, 0] as const;
