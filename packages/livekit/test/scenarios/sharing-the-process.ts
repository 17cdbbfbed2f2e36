// SPDX-License-Identifier: Apache-2.0
import type { Scenario } from "@turnspan/scenario-kit";
import { bargeInDuringGeneration } from "./barge-in-during-generation.js";
import type { Exhibit } from "./exhibit.js";
import { answer } from "./parts/replies.js";
import { voiceProviders } from "./parts/voice-providers.js";
import { plainQuestion } from "./plain-question.js";
import { textOnly } from "./text-only.js";

/** When those that speak begin: a hundred starts in one process hold up every microphone for a while. In ms. */
const startedMs = 3_000;

/** Sessions that share a process keep their calls and turns apart. */
export const sharingTheProcess: readonly Exhibit[] = [
  {
    name: "one-after-another",
    shows: "a new session in the process in which another has closed",
    members: [
      { ...plainQuestion, name: "first" },
      { ...plainQuestion, name: "second" },
    ],
    order: "one after another",
  },
  {
    name: "two-at-once",
    shows: "two sessions in one process, both speaking",
    members: [
      { ...plainQuestion, name: "first" },
      { ...bargeInDuringGeneration, name: "second" },
    ],
    order: "at once",
  },
  {
    name: "a-hundred-at-once",
    shows: "a hundred sessions in one process, every twentieth by voice, the others in text",
    members: Array.from({ length: 100 }, (_, index) => (index % 20 === 0 ? oneSpoken(index) : oneOfMany(index))),
    order: "at once",
  },
];

/** A spoken turn whose words and tokens no other session has. */
function oneSpoken(index: number): Scenario {
  const question = `Are you open, asks number ${index}?`;
  const replies = [answer(2 * index, question, `Yes, number ${index}.`)];
  const steps: Scenario["steps"] = [{ do: "wait", ms: startedMs }, ...plainQuestion.steps];
  return { ...plainQuestion, name: `number-${index}`, providers: voiceProviders([question], replies), steps };
}

/** Two turns whose words and tokens no other session has, the second while others speak. */
function oneOfMany(index: number): Scenario {
  const texts = ["Are you open?", "And tomorrow?"] as const;
  const replies = texts.map((text, position) => answer(2 * index + position, text, `Yes, says number ${index}.`));
  const [first, ...rest] = textOnly.steps;
  if (first === undefined) throw new Error("the session of text has no turns");
  const steps: Scenario["steps"] = [first, { do: "wait", ms: startedMs + 20 * index }, ...rest];
  return { ...textOnly, name: `number-${index}`, providers: { llm: [{}], replies }, steps };
}
