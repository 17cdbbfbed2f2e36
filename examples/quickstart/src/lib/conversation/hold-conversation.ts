// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";
import { pause, type Recording } from "@turnspan/scenario-kit";
import { AgentWatch } from "./agent-watch.js";
import type { Call } from "./open-call.js";
import type { CallerTurn, Scenario } from "./scenario.js";

/** What the caller really did in one turn. Times are epoch ms. */
export interface SpokenTurn {
  readonly title: string;
  readonly startedAtMs: number;
  /** When the last sample of speech left the caller's mouth. */
  readonly speechEndedAtMs: number;
}

/** What the conversation is told as it goes. */
export interface ConversationHooks {
  /** Called when turn `position` (from 1) of `count` begins; the greeting is the first. */
  readonly onTurn: (position: number, count: number, title: string) => void;
}

/**
 * Holds the conversation to its end and closes the session.
 *
 * @throws Error if the agent does not do what the scenario waits for.
 */
export async function holdConversation(
  call: Call,
  agent: voice.Agent,
  scenario: Scenario,
  recordings: ReadonlyMap<string, Recording>,
  hooks: ConversationHooks,
): Promise<readonly SpokenTurn[]> {
  const watch = new AgentWatch(call.session, call.ear);
  const count = scenario.turns.length + 1;
  const spoken: SpokenTurn[] = [];
  await call.session.start({ agent, record: false });
  call.microphone.start();
  try {
    let sinceMs = Date.now();
    hooks.onTurn(1, count, "the agent's greeting");
    call.session.say(scenario.greeting);
    for (const [index, turn] of scenario.turns.entries()) {
      await waitForCue(watch, turn, sinceMs);
      hooks.onTurn(index + 2, count, turn.title);
      const startedAtMs = Date.now();
      sinceMs = await call.microphone.speak(recordingOf(recordings, turn));
      spoken.push({ title: turn.title, startedAtMs, speechEndedAtMs: sinceMs });
    }
    await watch.finished(sinceMs);
  } finally {
    await call.session.close();
    await call.microphone.close();
  }
  return spoken;
}

async function waitForCue(watch: AgentWatch, turn: CallerTurn, sinceMs: number): Promise<void> {
  switch (turn.cue.kind) {
    case "agent_finished":
      await watch.finished(sinceMs);
      await pause(turn.cue.breathMs);
      return;
    case "agent_heard":
      await watch.heardFor(turn.cue.ms, sinceMs);
  }
}

function recordingOf(recordings: ReadonlyMap<string, Recording>, turn: CallerTurn): Recording {
  const recording = recordings.get(turn.recording);
  if (recording === undefined) throw new Error(`speech/${turn.recording}.wav is not in the manifest`);
  return recording;
}
