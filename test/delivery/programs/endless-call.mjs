// SPDX-License-Identifier: Apache-2.0
// A call that does not end by itself. Argument {dir, endpoint, conversationId}; prints the number of each turn once it is
// finished, which is when the next one has begun to be heard.
import fs from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { observe } from "@turnspan/livekit";
import { clock, emitTurn } from "../../soak/programs/spoken-turn.mjs";
import { openBareSession } from "./bare-session.mjs";

Date.now = () => Math.round(clock.now + performance.now());
const { dir, endpoint, conversationId } = JSON.parse(process.argv[2]);
const session = openBareSession();
observe(session, {
  dir,
  endpoint,
  conversationId,
  serviceName: "kill",
  agentName: "kill",
  batchDelayMs: 10,
  batchSize: 4,
});
for (let index = 1; ; index += 1) {
  await emitTurn(session, index);
  if (index > 1) fs.writeSync(1, `${index - 1}\n`);
  await wait(4);
}
