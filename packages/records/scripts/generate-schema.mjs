// SPDX-License-Identifier: Apache-2.0
// Writes the JSON Schema of the three record types, as they stand in a file: unknown keys left out, not null.
import { mkdirSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { callSchema, turnSchema, workflowRunSchema } from "../dist/readers.js";

const schemas = { call: callSchema, turn: turnSchema, "workflow-run": workflowRunSchema };
const folder = new URL("../schema/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  const json = z.toJSONSchema(schema, { io: "input", target: "draft-2020-12" });
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(json, null, 2)}\n`);
}
