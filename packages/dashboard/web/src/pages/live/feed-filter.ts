// SPDX-License-Identifier: Apache-2.0
import type { TurnspanRecord } from "@turnspan/records";

type Query = Readonly<Record<string, string>>;

/** Keys of the address that narrow the feed. */
export const feedFilterNames = ["q", "what", "agent", "trouble"] as const;

/** Whether a record is to be shown: every key that the address has must fit. */
export function isShown(record: TurnspanRecord, query: Query): boolean {
  const { q, what, agent, trouble } = query;
  return (
    (what === undefined || record.type === what) &&
    (agent === undefined || record.agent_name === agent) &&
    (trouble === undefined || isTrouble(record)) &&
    (q === undefined || wordsOf(record).some((word) => word.toLowerCase().includes(q.toLowerCase())))
  );
}

/** Something failed, or the caller cut the agent. */
export function isTrouble(record: TurnspanRecord): boolean {
  switch (record.type) {
    case "call":
      return !record.success;
    case "turn":
      return (
        record.success === false ||
        record.interrupted_by === "user" ||
        record.tools.some((tool) => tool.success === false)
      );
    case "workflow_run":
      return record.success === false || record.status === "failed" || record.errors > 0;
  }
}

function wordsOf(record: TurnspanRecord): string[] {
  const words = [record.conversation_id, record.trace_id, ...ownWords(record)];
  return words.filter((word) => word !== null);
}

function ownWords(record: TurnspanRecord): (string | null)[] {
  switch (record.type) {
    case "call":
      return [record.provider, record.model_id, record.error_type, record.kind];
    case "turn":
      return [record.user_text, record.agent_text, record.error_type, ...record.tools.map((tool) => tool.name)];
    case "workflow_run":
      return [record.room_name, record.tenant, record.error_type];
  }
}
