// SPDX-License-Identifier: Apache-2.0
// Writes the dashboards and the alert rules of observability/ from their builders.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { alertRules, alertValues, dashboards } from "../dist/build.js";

const folder = new URL("../../../observability/", import.meta.url);
const write = (path, value) => writeFileSync(new URL(path, folder), `${JSON.stringify(value, null, 2)}\n`);
const empty = (path) => {
  mkdirSync(new URL(path, folder), { recursive: true });
  for (const file of readdirSync(new URL(path, folder))) {
    if (file.endsWith(".json")) rmSync(new URL(`${path}${file}`, folder));
  }
};

empty("dashboards/");
empty("alerts/");
for (const dashboard of dashboards) write(`dashboards/${dashboard.name.replace(/^turnspan-/, "")}.json`, dashboard);
for (const [name, rule] of Object.entries(alertRules)) write(`alerts/${name}.json`, rule);
write("alerts/values.json", alertValues);
