// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from "node:fs";
import type { ServedRequest } from "@turnspan/scenario-kit";

/** What a job wrote of its own call while it lived. */
export interface JobDiary {
  readonly started: DiaryStart | null;
  /** Requests that its providers had served to the end. */
  readonly requests: readonly ServedRequest[];
  /** Turns that it had held, in order. */
  readonly turns: readonly { readonly initiator: "user" | "agent" }[];
  /** Why its session closed; null if it did not. */
  readonly closeReason: string | null;
  /** Where its detector placed the ends of the caller's speech, epoch ms; empty if it notes none. */
  readonly endsOfSpeechAtMs: readonly number[];
  /** True once every turn so far was held and settled. */
  readonly isSettled: boolean;
  /** True once the agent speaks an answer that the job will not live to finish. */
  readonly isAnswering: boolean;
  /** Problems that telemetry had at the end; null if the job did not exit by itself. */
  readonly problems: readonly string[] | null;
}

interface DiaryStart {
  readonly jobId: string;
  readonly conversationId: string;
  readonly traceId: string;
  readonly processId: number;
}

type Entry =
  | ({ readonly type: "started" } & DiaryStart)
  | ({ readonly type: "request" } & ServedRequest)
  | { readonly type: "turn"; readonly initiator: "user" | "agent" }
  | { readonly type: "settled" | "answering" }
  | { readonly type: "closed"; readonly reason: string; readonly endsOfSpeechAtMs?: readonly number[] }
  | { readonly type: "exited"; readonly problems: readonly string[] };

/** Reads a diary; one that does not exist yet is empty. */
export function readDiary(path: string): JobDiary {
  const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  const entries = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Entry);
  const of = <T extends Entry["type"]>(type: T) =>
    entries.filter((entry): entry is Extract<Entry, { type: T }> => entry.type === type);
  return {
    started: of("started")[0] ?? null,
    requests: of("request"),
    turns: of("turn"),
    closeReason: of("closed")[0]?.reason ?? null,
    endsOfSpeechAtMs: of("closed")[0]?.endsOfSpeechAtMs ?? [],
    isSettled: entries.some((entry) => entry.type === "settled"),
    isAnswering: entries.some((entry) => entry.type === "answering"),
    problems: of("exited")[0]?.problems ?? null,
  };
}
