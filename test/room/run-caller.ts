// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import { AccessToken } from "livekit-server-sdk";
import { runToEnd } from "../processes/run-to-end.js";
import type { LivekitServer } from "./start-livekit-server.js";

const program = fileURLToPath(new URL("programs/caller.mjs", import.meta.url));
const timeoutMs = 120_000;

/** A stretch of time, epoch ms. */
interface Stretch {
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** What the caller said and heard. */
export interface CallerReport {
  readonly roomSid: string;
  /** `cutIn`: over the agent's words. */
  readonly spoken: readonly (Stretch & { readonly recording: string; readonly cutIn: boolean })[];
  /** Stretches of the agent's speech. */
  readonly heard: readonly Stretch[];
}

/**
 * Calls: joins a room of the server, holds the conversation and hangs up.
 * @throws Error with what the caller and the others printed if it does not get to the end.
 */
export async function runCaller(server: LivekitServer, roomName: string, explain: () => string): Promise<CallerReport> {
  const token = new AccessToken(server.apiKey, server.apiSecret, { identity: "caller" });
  token.addGrant({ room: roomName, roomJoin: true });
  const argument = JSON.stringify({ url: server.url, token: await token.toJwt() });
  const { code, stdout, stderr } = await runToEnd({ run: [program, argument], timeoutMs });
  if (code !== 0) throw new Error(`the caller ended with ${code}:\n${stderr}\n${stdout}\n${explain()}`);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as CallerReport;
}
