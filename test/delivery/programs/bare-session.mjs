// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from "node:events";

/** What `observe()` sees of a session whose events are emitted by hand. It starts in a moment: LiveKit is not loaded. */
export function openBareSession() {
  const session = new EventEmitter();
  session.llm = undefined;
  session.output = { audio: {} };
  session.on("error", () => {});
  return session;
}
