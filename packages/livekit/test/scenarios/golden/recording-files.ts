// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Fact, parseFacts, replay } from "../../../src/index.js";
import { drawRecords } from "./draw-records.js";
import { encodeRecords } from "./encode-records.js";
import { withoutMachine } from "./without-machine.js";

const folder = fileURLToPath(new URL("../../../recordings/", import.meta.url));
const factsEnding = ".facts.jsonl";

/** What is checked in of a recording, as text. */
export interface Golden {
  readonly records: string;
  readonly drawing: string;
}

/** The names of all recordings. */
export function recordingNames(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(factsEnding))
    .map((file) => file.slice(0, -factsEnding.length))
    .toSorted();
}

/** The facts of a recording. */
export function recordedFacts(name: string): Iterable<Fact> {
  return parseFacts(readFileSync(join(folder, name + factsEnding), "utf8"));
}

/** What the facts of a recording lead to now. */
export function replayed(name: string): Golden {
  const records = replay(recordedFacts(name));
  return { records: encodeRecords(records), drawing: drawRecords(records) };
}

/** What is checked in beside the facts. */
export function checkedIn(name: string): Golden {
  return {
    records: readFileSync(join(folder, `${name}.records.jsonl`), "utf8"),
    drawing: readFileSync(join(folder, `${name}.txt`), "utf8"),
  };
}

/** Keeps the facts of a scenario that was played, and what they lead to. */
export function keepRecording(name: string, facts: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name + factsEnding), withoutMachine(facts));
  keepReplayed(name);
}

/** Writes anew what the facts of a recording lead to. */
export function keepReplayed(name: string): void {
  const { records, drawing } = replayed(name);
  writeFileSync(join(folder, `${name}.records.jsonl`), records);
  writeFileSync(join(folder, `${name}.txt`), drawing);
}
