// SPDX-License-Identifier: Apache-2.0
import fs from "node:fs";

/**
 * What a job knows of its own call, on disk at once, one JSON object a line: the truth that the records are compared
 * with, also when the job dies.
 */
export class Diary {
  #file;
  #noted = new Set();

  constructor(path) {
    this.#file = fs.openSync(path, "a", 0o600);
  }

  note(entry) {
    fs.writeSync(this.#file, `${JSON.stringify(entry)}\n`);
  }

  /** Notes the requests that have ended since the last time. */
  noteServed(ledger) {
    for (const request of ledger.requests) {
      if (request.endedAtMs === null || this.#noted.has(request)) continue;
      this.#noted.add(request);
      this.note({ type: "request", ...request });
    }
  }
}
