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
        {summary(call, price)}
      </Button>
      {open && <PriceDialog call={call} price={price} onClose={() => setOpen(false)} />}
    </>
  );
}

/** One row says itself; several are named by when they were read. */
function summary(call: CallRecord, { rows, parts }: CallPriceAnswer): string {
  const [row] = rows;
  const readOn = call.price_as_of ?? row?.read_on ?? "";
  const [part] = parts;
  const price =
    rows.length === 1 && row !== undefined
      ? priceText(row.usd, row.unit)
      : parts.length === 1 && part !== undefined
        ? priceText(part.usd_per_unit, part.unit)
        : `${Math.max(rows.length, parts.length)} rates`;
  return readOn === "" ? price : `${price}, ${readOn}`;
}
