// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import type { CallPriceAnswer } from "../../../../../src/lib/api/conversation-answer.js";
import { Dialog } from "../../../parts/dialog.js";
import { type Fact, Facts } from "../../../parts/facts.js";
import { callKind, modelName } from "../../../text/call-kinds.js";
import { formatUsd } from "../../../text/figures.js";
import { amountText, priceText } from "../../../text/units.js";
import { PriceRows } from "./price-rows.js";

interface PriceDialogProps {
  readonly call: CallRecord;
  readonly price: CallPriceAnswer;
  readonly onClose: () => void;
}

/** How a request's price comes about, and who says so. */
export function PriceDialog({ call, price, onClose }: PriceDialogProps) {
  return (
    <Dialog title={`${callKind(call.kind).label}, ${modelName(call.provider, call.model_id)}`} onClose={onClose}>
      {price.parts.length > 0 && (
        <table class="price-parts">
          <caption class="unseen">How the price comes about</caption>
          <tbody>
            {price.parts.map((part, index) => {
              const { amount, noun } = amountText(part.quantity, part.unit);
              return (
                <tr key={index}>
                  <td class="num">{amount}</td>
                  <td>{noun}</td>
                  <td class="num second">at {priceText(part.usd_per_unit, part.unit)}</td>
                  <td class="num">{formatUsd(part.usd)}</td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={3}>by this version's price book</td>
              <td class="num">{formatUsd(price.usd)}</td>
            </tr>
          </tfoot>
        </table>
      )}
      <Facts stacked facts={recorded(call, price)} />
      <PriceRows rows={price.rows} />
    </Dialog>
  );
}

function recorded(call: CallRecord, price: CallPriceAnswer): Fact[] {
  const facts: Fact[] = [];
  if (call.actual_cost !== null) facts.push(["Billed", `${formatUsd(call.actual_cost)}, as the provider said`]);
  if (call.estimated_cost !== null)
    facts.push(["Recorded", `${formatUsd(call.estimated_cost)} when the request was made`]);
  if (call.price_id !== null) facts.push(["Price row", <code key="row">{call.price_id}</code>]);
  if (call.price_as_of !== null) facts.push(["Read on", call.price_as_of]);
  if (price.reason !== null) facts.push(["No price", price.reason]);
  return facts;
}
