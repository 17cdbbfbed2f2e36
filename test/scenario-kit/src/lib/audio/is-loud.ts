// SPDX-License-Identifier: Apache-2.0
// 40 dB below full scale: above room noise, below the quietest parts of speech.
const speechRms = 0.01;

/** Whether 16-bit samples are louder than room noise. */
export function isLoud(samples: Int16Array): boolean {
  let sum = 0;
  for (const sample of samples) sum += (sample / 32768) ** 2;
  return samples.length > 0 && Math.sqrt(sum / samples.length) >= speechRms;
}
