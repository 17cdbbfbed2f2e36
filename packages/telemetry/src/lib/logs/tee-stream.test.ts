// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import { teeStream } from "./tee-stream.js";

class Stream {
  readonly written: unknown[] = [];
  #flushed = 0;
  lastLevel = 0;

  write(chunk: unknown): boolean {
    this.written.push(chunk);
    return false;
  }

  flush(): number {
    return ++this.#flushed;
  }
}

it("shows each text after the stream has it, and answers as the stream does", () => {
  const stream = new Stream();
  const seen: unknown[] = [];
  const tee = teeStream(stream, (text) => seen.push([text, stream.written.length]));
  expect(tee.write("one")).toBe(false);
  tee.write(Buffer.from("two"));
  expect(seen).toEqual([["one", 1]]);
  expect(stream.written).toHaveLength(2);
});

it("lets everything else happen on the stream itself, private state included", () => {
  const stream = new Stream();
  const tee = teeStream(stream, () => {});
  tee.lastLevel = 30;
  expect(stream.lastLevel).toBe(30);
  expect([tee.flush(), stream.flush(), tee.flush()]).toEqual([1, 2, 3]);
  expect(tee.flush).toBe(tee.flush);
});

it("keeps what it throws to itself, and passes on what the stream throws", () => {
  const tee = teeStream(new Stream(), () => {
    throw new Error("ours");
  });
  expect(() => tee.write("line")).not.toThrow();
  const broken = { write: (_chunk: unknown) => expect.fail("its own") };
  expect(() => teeStream(broken, () => {}).write("line")).toThrow("its own");
});

it("answers for a frozen part with that part, as a proxy must", () => {
  const stream = { write: () => true, end: () => "ended" };
  Object.defineProperty(stream, "end", { configurable: false, writable: false });
  expect(teeStream(stream, () => {}).end()).toBe("ended");
});
