// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";
import { hummedRecording } from "../audio/hummed-recording.js";
import { RecordedAudioInput } from "../audio/recorded-audio-input.js";
import { pause } from "../clock/pause.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Step } from "../scenario/step.js";
import type { SpokenUtterance, Truth } from "../scenario/truth.js";
import { makeAgent } from "./make-agent.js";
import { type OpenSession, openSession } from "./open-session.js";
import { SessionWatch } from "./session-watch.js";

/** What a scenario is told as it goes. */
export interface ScenarioHooks {
  /** Called with the session before it starts. */
  readonly onSession: (session: voice.AgentSession) => void;
}

/**
 * Plays a scenario on a real session, in real time, and closes the session.
 *
 * @throws Error if the agent does not do what the scenario waits for.
 */
export async function playScenario(scenario: Scenario, hooks: ScenarioHooks): Promise<Truth> {
  const open = openSession(scenario);
  const { session } = open;
  hooks.onSession(session);
  const watch = new SessionWatch(open);
  const spoken: SpokenUtterance[] = [];
  let sinceMs = Date.now();
  const startedAtMs = [sinceMs];
  await start(scenario, open);
  try {
    for (const step of scenario.steps) {
      const isWait = step.do === "wait" || step.do === "await" || step.do === "hear";
      if (!isWait) sinceMs = Date.now();
      if (step.do === "restart") startedAtMs.push(sinceMs);
      await take(step, { scenario, open, watch, spoken, sinceMs });
    }
  } finally {
    await pause(20);
    if (watch.closedBecause === null) await session.close();
    await open.microphone?.close();
    await session.tts?.close();
  }
  placeEnds(spoken, open);
  return {
    requests: open.ledger.requests,
    spoken,
    played: open.ear?.played ?? [],
    tools: open.surroundings.toolRuns,
    startedAtMs,
    closedAtMs: watch.closings,
  };
}

async function start(scenario: Scenario, open: OpenSession): Promise<void> {
  const { session, ear } = open;
  if (ear !== null) {
    open.microphone = new RecordedAudioInput();
    session.input.audio = open.microphone;
    session.output.audio = ear;
  }
  await session.start({ agent: makeAgent(scenario.agent, open.surroundings), record: false });
  open.microphone?.start();
}

interface Scene {
  readonly scenario: Scenario;
  readonly open: OpenSession;
  readonly watch: SessionWatch;
  readonly spoken: SpokenUtterance[];
  readonly sinceMs: number;
}

async function take(step: Step, { scenario, open, watch, spoken, sinceMs }: Scene): Promise<void> {
  const { session } = open;
  switch (step.do) {
    case "speak": {
      const speaking = open.microphone?.speak(hummedRecording("speech", step.ms));
      for (const other of step.meanwhile ?? []) await take(other, { scenario, open, watch, spoken, sinceMs });
      const endedAtMs = await speaking;
      if (endedAtMs === undefined) throw new Error("the caller of a text scenario cannot speak");
      // What is said after the close is said to nobody.
      const heardUntilMs = Math.min(endedAtMs, watch.closedAtMs ?? Infinity);
      spoken.push({ startedAtMs: open.microphone?.beganAtMs ?? sinceMs, endedAtMs: heardUntilMs, placedEndAtMs: null });
      return;
    }
    case "wait":
      await pause(step.ms);
      return;
    case "await":
      return await watch.cue(step.cue, sinceMs);
    case "hear":
      return await watch.heardFor(step.ms, sinceMs);
    case "say":
      session.say(step.text, step.interruptible === undefined ? {} : { allowInterruptions: step.interruptible });
      return;
    case "reply":
      session.generateReply({ instructions: step.instructions });
      return;
    case "run":
      await session.run({ userInput: step.text }).wait();
      return;
    case "interrupt":
      session.interrupt();
      return;
    case "commit":
      session.commitUserTurn();
      return;
    case "close":
      return await close(session, watch, step.by);
    case "restart":
      await open.microphone?.close();
      watch.closedBecause = watch.closedAtMs = null;
      return await start(scenario, open);
  }
}

async function close(
  session: voice.AgentSession,
  watch: SessionWatch,
  by: "user" | "job" | "participant",
): Promise<void> {
  switch (by) {
    case "user":
      return await session.close();
    case "job":
      session.shutdown({ drain: false, reason: "job_shutdown" });
      break;
    case "participant":
      session.shutdown({ drain: false, reason: "participant_disconnected" });
  }
  await watch.cue("closed", 0);
}

/** Where the detector placed the end of each utterance, at the latest before the next one. */
function placeEnds(spoken: readonly SpokenUtterance[], { vad }: OpenSession): void {
  for (const [index, utterance] of spoken.entries()) {
    const nextAtMs = spoken[index + 1]?.startedAtMs ?? Infinity;
    const end = vad.endsOfSpeech.find(({ placedAtMs }) => placedAtMs > utterance.startedAtMs && placedAtMs < nextAtMs);
    utterance.placedEndAtMs = end?.placedAtMs ?? null;
  }
}
