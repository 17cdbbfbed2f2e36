// SPDX-License-Identifier: Apache-2.0
// Writes manifest.json: where speech starts and ends in each recording, by energy, and the longest pause inside it.
import { readFileSync, writeFileSync } from "node:fs";

const frameMs = 5;
// 1 % of full scale, 40 dB below the loudest sample: above the synthesizer's tail, below its quietest consonants.
const speechRms = 0.01;

const framesOf = (wav) => {
  const sampleRate = wav.readUInt32LE(24);
  const dataStart = wav.indexOf("data", 36) + 8;
  const samplesPerFrame = (sampleRate * frameMs) / 1000;
  const levels = [];
  for (let at = dataStart; at + samplesPerFrame * 2 <= wav.length; at += samplesPerFrame * 2) {
    let sum = 0;
    for (let i = 0; i < samplesPerFrame; i++) sum += (wav.readInt16LE(at + i * 2) / 32768) ** 2;
    levels.push(Math.sqrt(sum / samplesPerFrame));
  }
  return { levels, durationMs: Math.round(((wav.length - dataStart) / 2 / sampleRate) * 1000) };
};

const longestPauseMs = (spoken) => {
  let longest = 0;
  for (let i = 1; i < spoken.length; i++) longest = Math.max(longest, spoken[i] - spoken[i - 1] - 1);
  return longest * frameMs;
};

const manifest = readFileSync("lines.tsv", "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => {
    const [name, text] = line.split("\t");
    const { levels, durationMs } = framesOf(readFileSync(`${name}.wav`));
    const spoken = levels.flatMap((level, index) => (level >= speechRms ? [index] : []));
    return {
      file: `${name}.wav`,
      text,
      durationMs,
      speechStartMs: spoken[0] * frameMs,
      speechEndMs: (spoken.at(-1) + 1) * frameMs,
      longestPauseMs: longestPauseMs(spoken),
    };
  });
writeFileSync("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
