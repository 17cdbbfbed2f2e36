// SPDX-License-Identifier: Apache-2.0

/** The samplers of the OpenTelemetry specification that need nothing but the trace id and the parent. */
export const samplerNames = [
  "always_on",
  "always_off",
  "traceidratio",
  "parentbased_always_on",
  "parentbased_always_off",
  "parentbased_traceidratio",
] as const;

/** Name of a sampler, as in `OTEL_TRACES_SAMPLER`. */
export type SamplerName = (typeof samplerNames)[number];
