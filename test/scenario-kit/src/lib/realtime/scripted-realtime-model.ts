// SPDX-License-Identifier: Apache-2.0
import { llm } from "@livekit/agents";
import type { Ledger } from "../ledger/ledger.js";
import type { RealtimeScript } from "./realtime-reply.js";
import { ScriptedRealtimeSession } from "./scripted-realtime-session.js";

/** A model that hears and speaks by itself and detects the caller's turns on its side. */
export class ScriptedRealtimeModel extends llm.RealtimeModel {
  readonly script: RealtimeScript;
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
