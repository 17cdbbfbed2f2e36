// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import { readWav } from "./read-wav.js";

/** One recorded utterance of the caller. */
export interface Recording {
  readonly name: string;
  readonly text: string;
  /** 16-bit mono samples at 16 kHz. */
  readonly samples: Int16Array;
  /** Where the speech ends in it, in ms, by energy. */
  readonly speechEndMs: number;
}

interface ManifestEntry {
  readonly file: string;
  readonly text: string;
  readonly speechEndMs: number;
}

const speechDirectory = new URL("../../../speech/", import.meta.url);

/** Loads every recording of `speech/manifest.json` by its name. */
export function loadRecordings(): ReadonlyMap<string, Recording> {
  const manifest = JSON.parse(readFileSync(new URL("manifest.json", speechDirectory), "utf8")) as ManifestEntry[];
  return new Map(
    manifest.map(({ file, text, speechEndMs }) => {
      const name = file.replace(/\.wav$/, "");
      return [name, { name, text, samples: readWav(readFileSync(new URL(file, speechDirectory))), speechEndMs }];
    }),
  );
}
