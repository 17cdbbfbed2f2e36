// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";
import { describe, expect, it } from "vitest";
import { factOfItem } from "./messages.js";
import { OpenSpeeches } from "./open-speeches.js";

type Handle = { id: string; interrupted: boolean; chatItems: object[] };
const speech = (id: string, chatItems: object[] = []): Handle => ({ id, interrupted: false, chatItems });
const asHandle = (handle: Handle) => handle as unknown as voice.SpeechHandle;
const event = (item: object) => ({ createdAt: 10, item }) as unknown as voice.ConversationItemAddedEvent;
const message = (role: "user" | "assistant", more: object = {}) =>
  event({ type: "message", id: "item", role, interrupted: false, metrics: {}, ...more });

describe("the speeches of a session", () => {
  it("tell each interruption once, and none of what is done", () => {
    const speeches = new OpenSpeeches();
    const [one, other] = [speech("one"), speech("other")];
    speeches.add(asHandle(one), "generate_reply");
    speeches.add(asHandle(other), "generate_reply");
    expect(speeches.takeInterrupted()).toEqual([]);
    one.interrupted = true;
    expect(speeches.takeInterrupted()).toEqual(["one"]);
    expect(speeches.takeInterrupted()).toEqual([]);
    speeches.remove("other");
    other.interrupted = true;
    expect(speeches.takeInterrupted()).toEqual([]);
  });

  it("are still known by their items when they are done, the last few of them", () => {
    const speeches = new OpenSpeeches();
    for (let index = 0; index < 20; index += 1) {
      speeches.add(asHandle(speech(`s${index}`, [{ type: "message", id: `item${index}` }])), "generate_reply");
      speeches.remove(`s${index}`);
    }
    expect(speeches.ofItem("item19")).toBe("s19");
    expect(speeches.ofItem("item0")).toBeNull();
  });
});

describe("a speech that is asked for while tools of two others run", () => {
  it("is that of the tool that asked, if it is known, else of the newest", () => {
    const speeches = new OpenSpeeches();
    for (const id of ["s1", "s2"]) {
      const call = { type: "function_call", callId: id, name: "order_status", createdAt: 1 };
      speeches.add(asHandle(speech(id, [call])), "generate_reply");
    }
    speeches.add(asHandle(speech("s3")), "generate_reply");
    expect(speeches.withRunningTool("s1")).toBe("s1");
    expect(speeches.withRunningTool(null)).toBe("s2");
    expect(speeches.withRunningTool("s3")).toBe("s2");
  });
});

describe("a message of the agent's", () => {
  it("that no handle knows is that of the say() that plays, if one does", () => {
    const speeches = new OpenSpeeches();
    speeches.add(asHandle(speech("said")), "say");
    speeches.add(asHandle(speech("reply")), "generate_reply");
    const speechIdOf = (playing: string | null) => factOfItem(message("assistant"), speeches, false, playing);
    expect(speechIdOf("said")).toMatchObject({ speechId: "said" });
    expect(speechIdOf("reply")).toMatchObject({ speechId: null });
    expect(speechIdOf(null)).toMatchObject({ speechId: null });
  });
});

describe("a message of the user's", () => {
  it("was spoken if it was recognized, also by a realtime model, which tells no times", () => {
    const spoken = (more: object) => factOfItem(message("user", more), new OpenSpeeches(), false);
    expect(spoken({ transcriptConfidence: 1 })).toMatchObject({ spoken: true, stoppedSpeakingAt: null });
    expect(spoken({ transcriptConfidence: undefined })).toMatchObject({ spoken: false });
  });
});

describe("a handoff", () => {
  it("names the speech whose tool is running, which is that of an AgentTask", () => {
    const speeches = new OpenSpeeches();
    const call = { type: "function_call", callId: "c", name: "book", createdAt: 1 };
    speeches.add(asHandle(speech("s1", [call])), "generate_reply");
    const handoff = event({ type: "agent_handoff", oldAgentId: "shop", newAgentId: "task" });
    expect(factOfItem(handoff, speeches, false)).toMatchObject({ duringToolOfSpeechId: "s1" });
  });
});
