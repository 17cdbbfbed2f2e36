// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord, WorkflowRunRecord } from "@turnspan/records";
import { callMeasurements } from "./call-measurements.js";
import { measure, msToSeconds, type Measurement } from "./measurement.js";
import { turnMeasurements } from "./turn-measurements.js";

/** The values that a record adds to metrics. Pure; what is unknown adds nothing. */
export function measurementsOf(record: TurnspanRecord): Measurement[] {
  switch (record.type) {
    case "call":
      return callMeasurements(record);
    case "turn":
      return turnMeasurements(record);
    case "workflow_run":
      return record.kind === "voice_conversation" ? conversationMeasurements(record) : [];
  }
}

/** Costs of a conversation that no request stands for. */
const perMinuteKinds = ["telephony", "platform"] as const;

function conversationMeasurements(run: WorkflowRunRecord): Measurement[] {
  const agent = { agentName: run.agent_name };
  if (run.status === "running") return measure("conversationsActive", 1, agent);
  return [
    ...measure("conversationsActive", -1, agent),
    ...measure("conversationDuration", run.total_duration_ms, agent, msToSeconds),
    ...measure("conversationCost", run.total_cost, agent),
    ...(run.budget_exceeded?.includes("conversation") === true
      ? measure("budgetExceeded", 1, { ...agent, tenant: run.tenant, budgetScope: "conversation" })
      : []),
    // What a request cost has been counted with the request.
    ...perMinuteKinds.flatMap((kind) =>
      measure("cost", run.cost_by_kind?.[kind] ?? null, { ...agent, callKind: kind, tenant: run.tenant }),
    ),
  ];
}
