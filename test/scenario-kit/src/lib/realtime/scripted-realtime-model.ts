// SPDX-License-Identifier: Apache-2.0
import { llm } from "@livekit/agents";
import type { Ledger } from "../ledger/ledger.js";
import type { RealtimeReply, RealtimeScript } from "./realtime-reply.js";
import { ScriptedRealtimeSession } from "./scripted-realtime-session.js";

/** A model that hears and speaks by itself and detects the caller's turns on its side. */
export class ScriptedRealtimeModel extends llm.RealtimeModel {
  readonly script: RealtimeScript;
  #taken = 0;
  readonly ledger: Ledger;

  /** Called when it says that speech has ended. */
  readonly endOfSpeech: (atMs: number) => void;

  constructor(script: RealtimeScript, ledger: Ledger, endOfSpeech: (atMs: number) => void) {
    super({
      messageTruncation: true,
      turnDetection: true,
      userTranscription: true,
      autoToolReplyGeneration: false,
      audioOutput: true,
      manualFunctionCalls: true,
      midSessionChatCtxUpdate: true,
      midSessionInstructionsUpdate: true,
      midSessionToolsUpdate: true,
      perResponseToolChoice: true,
    });
    this.script = script;
    this.ledger = ledger;
    this.endOfSpeech = endOfSpeech;
  }

  /** The next reply of the script, whichever connection asks: an agent that takes over has one of its own. */
  takeReply(): RealtimeReply {
    const reply = this.script.replies[this.#taken++];
    if (reply === undefined) throw new Error("the script of the realtime model has no more replies");
    return reply;
  }

  override get model(): string {
    return "scripted-realtime-1";
  }

  override get provider(): string {
    return "scripted";
  }

  override label(): string {
    return "scripted.RealtimeModel";
  }

  override session(): llm.RealtimeSession {
    return new ScriptedRealtimeSession(this);
  }

  override async close(): Promise<void> {}
}
