import 'server-only';
import type { RunMeasurement } from '@/lib/domain/measurement';

/** The figures of a measurement that have columns of their own, so that trends read numbers and not JSON. */
export function figureColumns(measurement: RunMeasurement | null) {
  return {
    t1RunningMs: measurement?.t1RunningMs ?? null,
    t2HealthyMs: measurement?.t2HealthyMs ?? null,
    t3FirstTokenMs: measurement?.t3FirstTokenMs ?? null,
    t4CompleteMs: measurement?.t4CompleteMs ?? null,
    engineDurationMs: measurement?.engineDurationMs ?? null,
    layerDurationMs: measurement?.layerDurationMs ?? null,
    sizeBytes: measurement?.sizeBytes === undefined ? null : BigInt(measurement.sizeBytes),
    cacheState: measurement?.sample?.cache ?? null,
  };
}
