// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";
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
  const text = fs.readFileSync(new URL(`../../../data/${name}.jsonl`, import.meta.url), "utf8");
  return JSON.parse(`[${text.trimEnd().replaceAll("\n", ",")}]`) as T[];
}
