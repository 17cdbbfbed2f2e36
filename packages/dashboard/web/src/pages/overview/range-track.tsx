// SPDX-License-Identifier: Apache-2.0

interface RangeTrackProps {
  /** USD, as all of them. */
  readonly spent: number | null;
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What is spent, and the range that the month will end in, on one scale. The figures stand beside it. */
export function RangeTrack({ spent, estimate, low, high }: RangeTrackProps) {
  if (estimate === null || low === null || high === null || high <= 0) return null;
  const at = (usd: number): string => `${(usd / (high * 1.06)) * 100}%`;
  return (
    <div class="track" aria-hidden="true">
      <i class="track-spent" style={{ width: at(spent ?? 0) }} />
      <i class="track-range" style={{ left: at(low), width: at(high - low) }} />
      <i class="track-mark" style={{ left: at(estimate) }} />
    </div>
  );
}
