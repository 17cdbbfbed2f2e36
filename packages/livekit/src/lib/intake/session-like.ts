// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";

/** Any session, whatever its user data. */
// eslint-disable-next-line typescript/no-explicit-any -- LiveKit's own generic is invariant; nothing here reads user data
export type AnySession = voice.AgentSession<any>;

/** What LiveKit gives to a worker's entry function. */
export interface JobLike {
  readonly job: {
    readonly id: string;
    readonly agentName: string;
    /** The room of the job, known before it is connected. */
    readonly room?: { readonly sid: string; readonly name: string } | undefined;
  };
  addShutdownCallback(callback: () => Promise<void>): void;
}
