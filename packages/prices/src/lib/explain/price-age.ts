// SPDX-License-Identifier: Apache-2.0

const dayMs = 86_400_000;

/** Whole days since a source was read; of a month whose day is not known, since its first day. Null if that is unknown. */
export function ageInDays(readOn: string, now: Date): number | null {
  const readMs = Date.parse(`${readOn.length === 7 ? `${readOn}-01` : readOn}T00:00:00Z`);
  return Number.isNaN(readMs) ? null : Math.floor((now.getTime() - readMs) / dayMs);
}
