// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
import { createRequire } from "node:module";
import type { LlmModel } from "../llm/llm-model.js";
import type { PriceRow } from "./price-row.js";

const rowFiles = ["stt", "tts", "realtime", "telephony", "livekit-inference"] as const;

/** The rows that come with this version, from its data files. */
export function readRows(): readonly PriceRow[] {
  return rowFiles.flatMap((name) => readLines<PriceRow>(name));
}

/** Token prices of language models that come with this version. */
export function readLlmModels(): readonly LlmModel[] {
  return readLines<LlmModel>("llm");
}

function readLines<T>(name: string): readonly T[] {
  // By the package's own name: this code also runs from a bundle, elsewhere in the package.
  const file = createRequire(import.meta.url).resolve(`@turnspan/prices/data/${name}.jsonl`);
  const text = fs.readFileSync(file, "utf8");
  return JSON.parse(`[${text.trimEnd().replaceAll("\n", ",")}]`) as T[];
}
