// SPDX-License-Identifier: Apache-2.0
import type { metrics } from "@turnspan/records";

type Histogram = {
  [K in keyof typeof metrics]: (typeof metrics)[K]["kind"] extends "histogram" ? K : never;
}[keyof typeof metrics];

/**
 * Upper bounds in seconds for what a caller waits. People answer each other after 200 ms (Stivers et al. 2009,
 * doi 10.1073/pnas.0903616106), voice agents after 0.5 to 2 s: the steps are 50 to 100 ms up to 1 s, so that an
 * interpolated percentile is off by less than a step, and grow from there.
 */
const waiting = [
  0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 4, 5, 7.5, 10,
  20,
];

/** The bounds that the GenAI conventions give for `gen_ai.client.operation.duration`. */
const operation = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];

/** The part of the wait that is not explained, and the stop after a barge-in, are short: finer at the low end. */
const short = [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2, 5];

/** Bounds of every histogram, in its unit (seconds, US dollars). */
export const histogramBuckets: Readonly<Record<Histogram, readonly number[]>> = {
  turnE2eLatency: waiting,
  turnLlmTtft: waiting,
  turnTtsTtfb: waiting,
  turnTranscriptionDelay: waiting,
  turnEndOfTurnDelay: waiting,
  turnOnUserTurnCompletedDelay: short,
  turnResidual: short,
  bargeInStopLatency: short,
  toolDuration: operation,
  operationDuration: operation,
  conversationDuration: [5, 10, 20, 30, 60, 120, 180, 300, 600, 900, 1800, 3600],
  conversationCost: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
};
