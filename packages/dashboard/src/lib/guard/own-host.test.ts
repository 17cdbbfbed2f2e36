// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { isLoopback, namesUs } from "./own-host.js";

describe("namesUs", () => {
  it.each(["127.0.0.1", "127.0.0.1:4380", "localhost:4380", "LOCALHOST", "[::1]:4380", "127.0.0.5:1"])(
    "takes %s",
    (host) => {
      expect(namesUs(host, "127.0.0.1")).toBe(true);
    },
  );

  it.each([
    undefined,
    "",
    "attacker.example",
    "attacker.example:4380",
    "127.0.0.1.attacker.example",
    "localhost.attacker.example:4380",
    "localhost@attacker.example",
    "127.0.0.1, attacker.example",
    "192.168.1.5",
    "[::1",
    "localhost:4380:1",
    "127.1.attacker",
  ])("refuses %s where only this machine is served", (host) => {
    expect(namesUs(host, "127.0.0.1")).toBe(false);
  });

  it("takes the name it was bound to and any address where others are served, and no other name", () => {
    expect(namesUs("dash.internal:4380", "dash.internal")).toBe(true);
    expect(namesUs("192.168.1.5:4380", "0.0.0.0")).toBe(true);
    expect(namesUs("[fe80::1]:4380", "::")).toBe(true);
    expect(namesUs("attacker.example:4380", "0.0.0.0")).toBe(false);
  });
});

describe("isLoopback", () => {
  it("knows a name that only begins like one", () => {
    expect(["localhost", "127.0.0.1", "127.9.9.9", "::1"].map(isLoopback)).toEqual([true, true, true, true]);
    expect(["0.0.0.0", "127.0.0.1.example", "::", "10.0.0.1"].map(isLoopback)).toEqual([false, false, false, false]);
  });
});
