// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";
import { Tag, type Tone } from "./tag.js";

const tones: Readonly<Record<WorkflowRunRecord["status"], Tone>> = {
  running: "live",
  completed: "plain",
  failed: "bad",
  abandoned: "warn",
};

const meanings: Readonly<Record<WorkflowRunRecord["status"], string>> = {
  running: "It goes on; figures are those so far.",
  completed: "It ended well.",
  failed: "An error ended it.",
  abandoned: "Its process is gone without a word; figures are summed from its calls and turns.",
};

/** How a conversation stands. */
export function StatusTag({ status }: { readonly status: WorkflowRunRecord["status"] }) {
  return (
    <Tag tone={tones[status]} tip={meanings[status]}>
      {status}
    </Tag>
  );
}
