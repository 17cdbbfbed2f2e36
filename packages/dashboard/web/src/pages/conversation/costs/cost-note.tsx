// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";
import { formatUsd } from "../../../text/figures.js";

/** What the same usage would cost on the premium models, where that is known, and parts that no model made. */
export function CostNote({ run }: { readonly run: WorkflowRunRecord }) {
  const { baseline_cost: baseline, savings, savings_percent: percent, baseline_models: models } = run;
  const minutes = Object.entries(run.cost_by_kind ?? {}).filter(
    ([kind]) => kind === "telephony" || kind === "platform",
  );
  if (baseline === null && minutes.length === 0) return null;
  return (
    <p class="cost-note">
      {minutes.map(([kind, usd]) => (
        <span key={kind}>
          {kind} {formatUsd(usd)}
        </span>
      ))}
      {baseline !== null && (
        <span data-tip={models === null ? undefined : models.join("\n")}>
          {formatUsd(baseline)} on the premium models
          {savings !== null && percent !== null && <>, {saved(savings, percent)}</>}
        </span>
      )}
    </p>
  );
}

function saved(savings: number, percent: number): string {
  const word = savings >= 0 ? "saved" : "more";
  return `${formatUsd(Math.abs(savings))} ${word} (${Math.abs(percent).toFixed(1)} %)`;
}
