// SPDX-License-Identifier: Apache-2.0
import { diag } from "@opentelemetry/api";
import { readConfig } from "@turnspan/telemetry";
import { loadLiveKit } from "../intake/livekit-module.js";
import { instrumentSessions } from "./instrument-sessions.js";
import { loadInstrumentations } from "./load-instrumentations.js";
import { watchForLiveKit } from "./watch-for-livekit.js";

let isRegistered = false;

/** Prepares this process: sessions are observed from the moment LiveKit is there. Never throws. */
export function register(): void {
  if (isRegistered) return;
  isRegistered = true;
  try {
    const config = readConfig();
    if (!config.enabled) return;
    if (config.instrumentations === "auto") loadInstrumentations();
    watchForLiveKit((file) => {
      const livekit = file === null ? null : loadLiveKit(file);
      if (livekit !== null) return instrumentSessions(livekit);
      diag.warn(
        "turnspan: LiveKit is there, but in a shape that the preload does not know; call observe(session) instead. [preload]",
      );
    });
  } catch (error) {
    diag.warn("turnspan: the preload failed; the process goes on without it. [preload]", error);
  }
}
