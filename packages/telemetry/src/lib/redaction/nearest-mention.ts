// SPDX-License-Identifier: Apache-2.0

/** How far before a number a word is taken to speak of it, in UTF-16 units. */
const reach = 48;
const phone =
  /\b(?:phone|telephone|tel|call(?: me| us| back)?|callback|mobile|cell|handy|fax|sms|text me|whatsapp|dial|reach|my number|contact number|telefon(?:nummer)?|t[eé]l[eé]phone|tel[eé]fono|m[oó]vil|rufnummer)\b/gi;
const ssn = /\b(?:ssn|social security|social)\b/gi;
const account =
  /\b(?:order|ticket|invoice|reference|ref|tracking|booking|reservation|confirmation|id|ids|isbn|sku|serial|version|build|case|item|product|part|account|flight|total|amount|price|timestamp|epoch|port|pid|bestellung|bestellnummer|pedido|commande)\b|[#$€£]/gi;

/** What the words before a number say that it is; `null` if they say nothing. The nearest word decides. */
export function nearestMention(text: string, start: number): "phone" | "ssn" | "other" | null {
  const before = text.slice(Math.max(0, start - reach), start);
  const places = { phone: lastIndex(before, phone), ssn: lastIndex(before, ssn), other: lastIndex(before, account) };
  const nearest = Math.max(places.phone, places.ssn, places.other);
  if (nearest < 0) return null;
  if (places.ssn === nearest) return "ssn";
  return places.phone === nearest ? "phone" : "other";
}

function lastIndex(text: string, word: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(word)) last = match.index;
  return last;
}
