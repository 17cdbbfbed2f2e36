// SPDX-License-Identifier: Apache-2.0
// Writes schema/price-row.json, the JSON Schema of a row in data/*.jsonl. Run after a build.
import { mkdirSync, writeFileSync } from "node:fs";
import { rowFields } from "../dist/lib/book/row-fields.js";

const folder = new URL("../schema/", import.meta.url);
mkdirSync(folder, { recursive: true });
const properties = Object.fromEntries(
  Object.entries(rowFields).map(([key, { expected, schema }]) => [key, { description: expected, ...schema }]),
);
const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "A price of @turnspan/prices",
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
};
writeFileSync(new URL("price-row.json", folder), `${JSON.stringify(schema, null, 2)}\n`);
