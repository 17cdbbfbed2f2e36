// SPDX-License-Identifier: Apache-2.0
import type { ConversationAnswer } from "../../../../../src/lib/api/conversation-answer.js";
import { Panel } from "../../../parts/panel.js";
import { Time } from "../../../parts/time.js";
import { CallCells } from "./call-cells.js";
import { WorkTable } from "./work-table.js";

/** Requests that no turn asked for: recognition of silence, probes of a model that had failed, a realtime session's time. */
export function OutsidePanel({ data }: { readonly data: ConversationAnswer }) {
  return (
    <Panel title="What was asked outside of turns">
      <WorkTable caption="Requests outside of turns" clock="At" alone>
        {data.calls_outside.map((call) => (
          <tr key={call.call_id}>
            <CallCells
              call={call}
              price={{
                usd: call.estimated_cost,
                parts: [],
                rows: data.prices[call.price_id ?? ""] ?? [],
                reason: null,
              }}
              clock={
                <td>
                  <Time at={call.timestamp} as="clockMs" />
                </td>
              }
            />
          </tr>
        ))}
      </WorkTable>
    </Panel>
  );
}
