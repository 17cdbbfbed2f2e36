// SPDX-License-Identifier: Apache-2.0
import type { WorkflowRunRecord } from "@turnspan/records";
import { html } from "hono/html";
import type { Html } from "./page.js";

/** How a conversation stands. Colour is left for what needs a look. */
export function statusTag(status: WorkflowRunRecord["status"]): Html {
  return html`<span class="tag ${toneOf(status)}">${status}</span>`;
}

function toneOf(status: WorkflowRunRecord["status"]): string {
  switch (status) {
    case "completed":
      return "";
    case "running":
      return "live";
    case "abandoned":
      return "warn";
    case "failed":
      return "bad";
  }
}
