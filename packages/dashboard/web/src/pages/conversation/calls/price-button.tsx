// SPDX-License-Identifier: Apache-2.0
import type { CallRecord } from "@turnspan/records";
import { useState } from "preact/hooks";
import type { CallPriceAnswer } from "../../../../../src/lib/api/conversation-answer.js";
import { Button } from "../../../parts/button.js";
import { Figure } from "../../../parts/figure.js";
import { priceText } from "../../../text/units.js";
import { PriceDialog } from "./price-dialog.js";

interface PriceButtonProps {
  readonly call: CallRecord;
  readonly price: CallPriceAnswer | undefined;
}

/** The price of a request in a word, which opens to where it comes from. */
export function PriceButton({ call, price }: PriceButtonProps) {
  const [open, setOpen] = useState(false);
  if (price === undefined || (price.rows.length === 0 && price.parts.length === 0)) {
    return <Figure text="–" why={price?.reason ?? "The price book says nothing about it."} />;
  }
  return (
    <>
      <Button look="link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {summary(price)}
      </Button>
      <small>{readOn(call, price)}</small>
      {open && <PriceDialog call={call} price={price} onClose={() => setOpen(false)} />}
    </>
  );
}

/** One row says itself; of several it is told how many there are. */
function summary({ rows, parts }: CallPriceAnswer): string {
  const [row] = rows;
  if (rows.length === 1 && row !== undefined) return priceText(row.usd, row.unit);
  const [part] = parts;
  if (parts.length === 1 && part !== undefined) return priceText(part.usd_per_unit, part.unit);
  return `${Math.max(rows.length, parts.length)} rates`;
}

function readOn(call: CallRecord, { rows }: CallPriceAnswer): string {
  return call.price_as_of ?? rows[0]?.read_on ?? "";
}
