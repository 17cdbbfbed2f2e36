// SPDX-License-Identifier: Apache-2.0
import { networkInterfaces } from "node:os";
import { afterEach, describe, expect, it } from "vitest";
import { detectCollector } from "../src/lib/process/detect-collector.js";
import { startOtlpReceiver, type Behaviour } from "./otlp-receiver.js";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((receiver) => receiver.close()));
});

async function start(behaviour?: Behaviour, host?: string) {
  const receiver = await startOtlpReceiver(behaviour, 0, host);
  open.push(receiver);
  return receiver;
}

/** Longer than in use, so that a loaded machine does not decide. */
const timeoutMs = 2000;
const json = (body: string): Behaviour => ({ kind: "answer", status: 200, contentType: "application/json", body });

describe("detectCollector", () => {
  it("finds a collector by its answer to an empty export, and sends it no header of ours", async () => {
    const collector = await start();
    expect(await detectCollector(timeoutMs, [collector.url])).toBe(collector.url);
    expect(collector.requests[0]).toMatchObject({ path: "/v1/traces", body: { resourceSpans: [] } });
    expect(Object.keys(collector.requests[0]?.headers ?? {}).toSorted()).toEqual([
      "connection",
      "content-length",
      "content-type",
      "host",
    ]);
  });

  it("takes an empty answer for a collector's, as the protocol allows", async () => {
    const collector = await start(json("{}"));
    expect(await detectCollector(timeoutMs, [collector.url])).toBe(collector.url);
  });

  it.each<[string, Behaviour]>([
    ["a web site", { kind: "answer", status: 200, contentType: "text/html", body: "<p>hello" }],
    ["another JSON service", json('{"ok":true}')],
    ["a JSON list", json("[]")],
    ["an error page", { kind: "answer", status: 404, contentType: "application/json", body: "{}" }],
    ["a collector that wants a key", { kind: "status", status: 401 }],
  ])("does not take %s for a collector", async (_name, behaviour) => {
    const other = await start(behaviour);
    expect(await detectCollector(timeoutMs, [other.url])).toBeNull();
  });

  it("does not wait for one that never answers, or where nothing listens", async () => {
    const hanging = await start({ kind: "hang" });
    expect(await detectCollector(100, [hanging.url])).toBeNull();
    expect(await detectCollector(timeoutMs, ["http://127.0.0.1:1"])).toBeNull();
  });

  const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === "::1"));

  it.runIf(hasIpv6)("finds a collector that listens on IPv6 alone, though a web site has the IPv4 port", async () => {
    const site = await start(json('{"ok":true}'));
    const collector = await start(undefined, "::1");
    expect(await detectCollector(timeoutMs, [site.url, collector.url])).toBe(collector.url);
  });
});
