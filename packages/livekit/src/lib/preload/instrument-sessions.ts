// SPDX-License-Identifier: Apache-2.0
import { diag } from "@opentelemetry/api";
import type { LiveKitModule } from "../intake/livekit-module.js";
import type { AnySession } from "../intake/session-like.js";
import { isObserved, observe } from "../observe.js";

const instrumented = new WeakSet<object>();

/**
 * Observes every session of a copy of LiveKit as it starts. A session that the host observes itself keeps the host's
 * options; one call of `observe()` after the start changes nothing and is reported.
 */
export function instrumentSessions({ voice, getJobContext }: LiveKitModule): void {
  const { prototype } = voice.AgentSession;
  if (instrumented.has(prototype)) return;
  instrumented.add(prototype);
  const { start } = prototype;
  prototype.start = function startObserved(this: AnySession, ...args) {
    if (!isObserved(this)) {
      try {
        const job = getJobContext(false);
        observe(this, job === undefined ? {} : { job });
      } catch (error) {
        diag.warn("turnspan: a session could not be observed; it starts without it. [preload]", error);
      }
    }
    return start.apply(this, args);
  };
}
