// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bargeInDuringGeneration } from "./scenarios/barge-in-during-generation.js";
import { answer } from "./scenarios/parts/replies.js";
import { plainQuestion } from "./scenarios/plain-question.js";
import { textOnly } from "./scenarios/text-only.js";
import { checkCalls } from "./scenarios/truth/check-calls.js";
import { checkNames } from "./scenarios/truth/check-scenario.js";
import { type Played, playAll } from "./scenarios/truth/play-all.js";
import { recordScenario } from "./scenarios/truth/record-scenario.js";

const dir = mkdtempSync(join(tmpdir(), "turnspan-at-once-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function disagreements(played: ReadonlyMap<string, Played>): readonly string[] {
  return [...played].flatMap(([name, result]) =>
    result.kind === "failed"
      ? [`${name}: ${result.error.message}`]
      : checkNames.flatMap((check) => result.verdict[check].map((text) => `${name}: ${text}`)),
  );
}

describe("sessions in one process", () => {
  it("keep their calls and turns apart when two speak at once", async () => {
    const two = [
      { ...plainQuestion, name: "first-of-two" },
      { ...bargeInDuringGeneration, name: "second-of-two" },
    ];
    expect(disagreements(await playAll(two, 2, dir))).toEqual([]);
  });

  it("keep their calls and turns apart when there are a hundred", async () => {
    const hundred = Array.from({ length: 100 }, (_, index): Scenario => {
      const texts = ["Are you open?", "And tomorrow?"] as const;
      const replies = texts.map((text, position) => answer(2 * index + position, text, `Yes, says number ${index}.`));
      return { ...textOnly, name: `one-of-a-hundred-${index}`, providers: { llm: [{}], replies } };
    });
    const played = await playAll(hundred, 100, dir);
    expect(played.size).toBe(100);
    expect(disagreements(played)).toEqual([]);
  });

  it("are another conversation each time that they are started", async () => {
    const [speak, heard] = plainQuestion.steps;
    const steps = [speak, heard, { do: "close", by: "user" }, { do: "restart" }, speak, heard] as Scenario["steps"];
    const { stt = [], replies = [], ...rest } = plainQuestion.providers;
    const transcripts = stt.flatMap((one) => [...one.transcripts, ...one.transcripts]);
    const scenario = {
      ...plainQuestion,
      name: "restarted",
      steps,
      providers: { ...rest, replies, stt: [{ transcripts }] },
    };
    const { truth, observed } = await recordScenario(scenario, dir);
    expect(observed.runs.map(({ status }) => status)).toEqual(["running", "completed", "running", "completed"]);
    expect(new Set(observed.runs.map(({ conversation_id: id }) => id)).size).toBe(2);
    expect(observed.turns.map(({ turn_index: index, initiator }) => [index, initiator])).toEqual([
      [1, "user"],
      [1, "user"],
    ]);
    expect(new Set(observed.turns.map(({ conversation_id: id }) => id)).size).toBe(2);
    expect(checkCalls(scenario, truth, observed)).toEqual([]);
  });
});
