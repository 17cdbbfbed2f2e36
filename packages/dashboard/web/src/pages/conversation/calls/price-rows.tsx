// SPDX-License-Identifier: Apache-2.0
import type { PriceRowAnswer } from "../../../../../src/lib/api/conversation-answer.js";
import { priceText } from "../../../text/units.js";
import { webAddress } from "../../../text/web-address.js";
import "./prices.css";

/** Rows of the price book with their sources and dates. */
export function PriceRows({ rows }: { readonly rows: readonly PriceRowAnswer[] }) {
  return (
    <ul class="price-rows">
      {rows.map((row) => (
        <li key={`${row.id} ${row.unit}`}>
          <b>{priceText(row.usd, row.unit)}</b>
          <span class="second">
            {row.source_url === "" ? "a price of your own" : <Source url={row.source_url} />}
            {row.read_on === "" ? "" : `, read on ${row.read_on}`}
            {validity(row)}
          </span>
          {row.note !== null && <span class="quiet">{row.note}</span>}
          <code class="quiet">{row.id}</code>
        </li>
      ))}
    </ul>
  );
}

/** Only an address of the web becomes a link: prices of one's own may name anything. */
function Source({ url }: { readonly url: string }) {
  const address = webAddress(url);
  if (address === null) return <>{url}</>;
  return (
    <a href={address.href} target="_blank" rel="noreferrer">
      {address.hostname} ↗
    </a>
  );
}

function validity({ valid_from: from, valid_to: to }: PriceRowAnswer): string {
  const since = from.startsWith("0000") ? "" : `, holds from ${from}`;
  return to === null ? since : `${since}, until ${to}`;
}
