// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import { createRequire } from "node:module";
import type * as Yaml from "yaml";
import { loadPriceBook } from "../book/load-price-book.js";
import { faultsOfOwnPrices } from "./check-own-prices.js";
import type { OwnPrices } from "./own-prices.js";
import { PricesError } from "./prices-error.js";

/**
 * Checks prices given in code.
 *
 * @throws {PricesError} With key, expected and got.
 */
export function checkOwnPrices(value: unknown): OwnPrices {
  const [fault] = faultsOfOwnPrices(value, loadPriceBook().rows);
  if (fault !== undefined) throw new PricesError(fault, { file: null, line: null });
  return value as OwnPrices;
}

/**
 * Reads a file of prices, YAML or JSON.
 *
 * @throws {PricesError} With file, line, key, expected and got; also if there is no such file.
 */
export function readOwnPrices(file: string): OwnPrices {
  let text: string;
  try {
    text = fs.readFileSync(file, "utf8");
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new PricesError({ key: "", expected: "a file that can be read", got }, { file, line: null }, error);
  }
  return parseOwnPrices(text, file);
}

/**
 * Reads the text of a file of prices; an empty one changes nothing.
 *
 * @throws {PricesError} With file, line, key, expected and got.
 */
export function parseOwnPrices(text: string, file: string): OwnPrices {
  // Takes some 20 ms to load: only for whoever has such a file.
  const yaml = createRequire(import.meta.url)("yaml") as typeof Yaml;
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const place = { file, line: lines.linePos(syntax.pos[0]).line };
    throw new PricesError({ key: "", expected: "YAML", got: syntax.message }, place, syntax);
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new PricesError({ key: "", expected: "YAML", got }, { file, line: null }, error);
  }
  const [fault] = faultsOfOwnPrices(value, loadPriceBook().rows);
  if (fault === undefined) return value as OwnPrices;
  const offset = offsetOf(yaml, document, fault.path);
  throw new PricesError(fault, { file, line: offset === null ? null : lines.linePos(offset).line });
}

/** Where a key is written, or the nearest thing around it for a key that is missing. */
function offsetOf(
  yaml: typeof Yaml,
  document: Yaml.Document.Parsed,
  path: readonly (string | number)[],
): number | null {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  if (yaml.isMap(parent)) {
    const pair = parent.items.find(({ key }) => yaml.isScalar(key) && String(key.value) === String(last));
    if (pair !== undefined && yaml.isScalar(pair.key)) return pair.key.range?.[0] ?? null;
  }
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (yaml.isNode(node) && node.range) return node.range[0];
  if (yaml.isNode(parent) && parent.range) return parent.range[0];
  return path.length > 1 ? offsetOf(yaml, document, path.slice(0, -1)) : null;
}
