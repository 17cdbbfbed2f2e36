// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTelemetry } from "@turnspan/telemetry";
import { expect, it } from "vitest";
import { runCommand } from "./run-command.js";
import { sampleConversation } from "./sample-conversation.js";

it("spool says what waits for a collector that is away, keeps it while it is, and sends it once it is back", async () => {
  const dir = mkdtempSync(join(tmpdir(), "turnspan-spool-"));
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? "");
    request.resume().once("end", () => response.setHeader("content-type", "application/x-protobuf").end());
  });
  try {
    const telemetry = startTelemetry({ dir, endpoint: "http://127.0.0.1:9" });
    const { run, turns, calls } = sampleConversation();
    for (const record of [...calls, ...turns, run]) telemetry.write(record);
    await telemetry.shutdown();

    const status = JSON.parse((await runCommand(["spool", "status", "--json", "--dir", dir])).text);
    expect(status.by_signal.spans.items).toBeGreaterThan(10);
    const away = await runCommand(["spool", "flush", "--endpoint", "http://127.0.0.1:9", "--dir", dir]);
    expect([away.code, away.notices]).toEqual([1, expect.stringContaining("ECONNREFUSED")]);

    await once(server.listen(0, "127.0.0.1"), "listening");
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const back = await runCommand(["spool", "flush", "--json", "--endpoint", endpoint, "--dir", dir]);
    expect(JSON.parse(back.text)).toMatchObject({ sent: status.batches, left: 0, stopped_by: null });
    expect(paths).toContain("/v1/traces");
    expect((await runCommand(["spool", "status", "--dir", dir])).text).toContain("Nothing waits");
  } finally {
    server.close();
    rmSync(dir, { recursive: true, force: true });
  }
});
