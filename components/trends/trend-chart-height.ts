/** Height of a trend's chart, before and after it is loaded. */
export const trendChartHeightPx = 280;
