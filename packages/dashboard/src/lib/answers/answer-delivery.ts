// SPDX-License-Identifier: Apache-2.0
import { type SpoolAmount, type SpoolStatus, spoolStatus } from "@turnspan/telemetry/spool";
import type { DeliveryAnswer, SpoolAmountAnswer } from "../api/delivery-answer.js";

/** Whether records reach the collector, as far as the directory tells. */
export async function answerDelivery(dir: string): Promise<DeliveryAnswer> {
  const status = await spoolStatus(dir);
  const { bySignal, claimed, oldestAt, newestAt, openBreakers } = status;
  return {
    state: stateOf(status),
    breakers: openBreakers.map(({ signal, processId, since, until }) => ({
      signal,
      process_id: processId,
      since,
      until,
    })),
    spool: {
      ...amount(status),
      by_signal: { spans: amount(bySignal.spans), metrics: amount(bySignal.metrics), logs: amount(bySignal.logs) },
      claimed,
      oldest_at: oldestAt,
      newest_at: newestAt,
    },
  };
}

function stateOf({ batches, claimed, openBreakers }: SpoolStatus): DeliveryAnswer["state"] {
  if (openBreakers.length > 0) return "cut off";
  if (batches === 0) return "nothing waiting";
  return claimed > 0 ? "sending" : "waiting";
}

function amount({ batches, items, sizeBytes }: SpoolAmount): SpoolAmountAnswer {
  return { batches, items, size_bytes: sizeBytes };
}
