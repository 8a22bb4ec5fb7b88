'use client';
import dynamic from 'next/dynamic';
import { trendChartHeightPx } from './trend-chart-height';

/** The chart of a series, loaded after the page: its library is as large as the rest of the page's scripts. */
export const LazyTrendChart = dynamic(() => import('./trend-chart').then(({ TrendChart }) => TrendChart), {
  ssr: false,
  // Its place is kept, so that nothing moves when it comes.
  loading: () => <div style={{ height: trendChartHeightPx }} aria-busy="true" />,
});
