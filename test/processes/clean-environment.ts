// SPDX-License-Identifier: Apache-2.0

const foreign = /^(OTEL|TURNSPAN|SIGNOZ|SERVICE_|DEPLOYMENT_|LIVEKIT|NODE_OPTIONS|VITEST)/;

/** The environment without what would configure telemetry or a worker. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => !foreign.test(key)));
}
