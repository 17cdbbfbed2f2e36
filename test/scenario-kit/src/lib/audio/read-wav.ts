// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the samples of a 16 kHz mono 16-bit PCM WAV file.
 *
 * @throws Error if the file is anything else.
 */
export function readWav(file: Buffer): Int16Array {
  if (file.toString("latin1", 0, 4) !== "RIFF" || file.toString("latin1", 8, 12) !== "WAVE")
    throw new Error("no WAV file");
  let format = "";
  for (let at = 12; at + 8 <= file.length;) {
    const id = file.toString("latin1", at, at + 4);
    const sizeBytes = file.readUInt32LE(at + 4);
    const start = at + 8;
    if (id === "fmt ") {
      format = [0, 2, 4, 14]
        .map((offset) => (offset === 4 ? file.readUInt32LE(start + 4) : file.readUInt16LE(start + offset)))
        .join(" ");
    }
    if (id === "data") {
      if (format !== "1 1 16000 16") throw new Error(`WAV is not 16 kHz mono 16-bit PCM: ${format}`);
      const data = file.subarray(start, start + sizeBytes);
      return new Int16Array(data.buffer.slice(data.byteOffset, data.byteOffset + (data.length & ~1)));
    }
    at = start + sizeBytes + (sizeBytes & 1);
  }
  throw new Error("WAV has no data");
}
