// SPDX-License-Identifier: Apache-2.0
import type { ConversationAnswer } from "../../../../../src/lib/api/conversation-answer.js";
import { Panel } from "../../../parts/panel.js";
import { ScrollBox } from "../../../parts/scroll-box.js";
import { Time } from "../../../parts/time.js";
import { CallCells } from "./call-cells.js";

/** Requests that no turn asked for: recognition of silence, probes of a model that had failed, a realtime session's time. */
export function OutsidePanel({ data }: { readonly data: ConversationAnswer }) {
  return (
    <Panel title="What was asked outside of turns">
      <ScrollBox label="Requests outside of turns">
        <table class="work work-alone">
          <caption class="unseen">Requests outside of turns</caption>
          <thead>
            <tr>
              <th scope="col">Work</th>
              <th scope="col">Model</th>
              <th scope="col">At</th>
              <th scope="col" class="num">
                First
              </th>
              <th scope="col" class="num">
                Total
              </th>
              <th scope="col" class="num">
                Used
              </th>
              <th scope="col" class="num">
                Cost
              </th>
              <th scope="col">Price</th>
            </tr>
          </thead>
          <tbody>
            {data.calls_outside.map((call) => {
              const rows = call.price_id === null ? [] : (data.prices[call.price_id] ?? []);
              return (
                <tr key={call.call_id}>
                  <CallCells
                    call={call}
                    price={{ usd: call.estimated_cost, parts: [], rows, reason: null }}
                    clock={
                      <td>
                        <Time at={call.timestamp} as="clockMs" />
                      </td>
                    }
                  />
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}
