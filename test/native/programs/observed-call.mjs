// SPDX-License-Identifier: Apache-2.0
// One call of the scripted agent, observed as its argument says; prints one JSON object.
import { HttpInstrumentation } from "@opentelemetry/instrumentation-http";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import { createRequire, syncBuiltinESMExports } from "node:module";

const { observes = true, options = {}, level = "info" } = JSON.parse(process.argv[2] ?? "{}");
// As an app sets them up: the server of this process is not to be seen.
new HttpInstrumentation({ disableIncomingRequestInstrumentation: true });
new UndiciInstrumentation();
createRequire(import.meta.url)("http");
syncBuiltinESMExports();

const { initializeLogger, log } = await import("@livekit/agents");
const { currentIds, followPino, logger, observe } = await import("@turnspan/livekit");
const { pino } = await import("pino");
const { openCall, openShop, secret } = await import("./scripted-agent.mjs");

initializeLogger({ pretty: false, level });
const shop = await openShop();
const call = openCall(shop.url, { ids: currentIds });
const app = pino({ name: "app", redact: ["card"] });
const outside = currentIds();
const observation = observes ? observe(call.session, options) : null;
followPino(app);
await call.session.start({ agent: call.shop });
call.session.on("function_tools_executed", () => {
  app.warn({ card: "4111111111111111", orders: 2 }, "app line in a turn");
  app.child({ part: "child" }).error(new Error("broken"), "app error in a turn");
  logger.info("own line in a turn", { orders: 2 });
  log().warn({ orders: 2, quoted: secret }, "livekit line: %s", secret);
});
await call.hold();
await call.session.close();
await observation?.flush();
await observation?.shutdown();
shop.close();
const result = {
  conversationId: observation?.conversationId ?? null,
  traceId: observation?.traceId ?? null,
  problems: observation?.problems ?? [],
  requests: call.ledger.requests,
  notes: call.notes,
  outputs: call.outputs,
  asked: shop.asked,
  outside,
};
process.stdout.write(`\nRESULT ${JSON.stringify(result)}\n`);
