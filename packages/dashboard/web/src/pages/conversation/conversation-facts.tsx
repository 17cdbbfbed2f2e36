// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";
import type { ConversationAnswer } from "../../../../src/lib/api/conversation-answer.js";
import { CopyId } from "../../parts/copy-id.js";
import { StatusTag } from "../../parts/status-tag.js";
import { Time } from "../../parts/time.js";
import { formatCounted, formatLength } from "../../text/figures.js";
import { isolated } from "../../text/isolated.js";
import { formatAgo, formatClock } from "../../text/times.js";

/** The agent and when it was called. */
export function titleOf(run: WorkflowRunRecord): string {
  return `${isolated(run.agent_name ?? run.workflow_name)}, ${formatClock(run.started_at)}`;
}

/** When, where and for whom; its ids to copy. */
export function ConversationFacts({ data: { run, signoz_url: signozUrl, malformed } }: { data: ConversationAnswer }) {
  return (
    <>
      <StatusTag status={run.status} />
      <span>
        <Time at={run.started_at} as="day" />, {lasted(run)}
      </span>
      {run.close_reason !== null && (
        <span data-tip="Why the session ended, as LiveKit says">closed: {run.close_reason}</span>
      )}
      <Named name="room" value={run.room_name} short={false} />
      <Named name="tenant" value={run.tenant} short={false} />
      <Named name="user" value={run.user_id} short={false} />
      <Named name="conversation" value={run.conversation_id} />
      <Named name="trace" value={run.trace_id} />
      <Named name="job" value={run.job_id} />
      {signozUrl !== null && (
        <a href={signozUrl} target="_blank" rel="noreferrer">
          Open in SigNoz ↗
        </a>
      )}
      {malformed.count > 0 && (
        <span
          class="warn"
          data-tip={malformed.first.map((line) => `${line.file}:${line.line_number} ${line.why}`).join("\n")}
        >
          {formatCounted(malformed.count, "line")} could not be read
        </span>
      )}
    </>
  );
}

/** How long it took; of one that goes on, since when it does. */
function lasted(run: WorkflowRunRecord): string {
  if (run.status === "running") return `began ${formatAgo(run.started_at, Date.now())}`;
  return run.total_duration_ms === null ? "no end recorded" : formatLength(run.total_duration_ms);
}

interface NamedProps {
  readonly name: string;
  readonly value: string | null;
  readonly short?: boolean;
}

function Named({ name, value, short = true }: NamedProps) {
  if (value === null) return null;
  return (
    <span class="named">
      {name} <CopyId name={name} value={value} short={short} />
    </span>
  );
}
