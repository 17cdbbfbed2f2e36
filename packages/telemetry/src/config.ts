// SPDX-License-Identifier: Apache-2.0
/** The configuration as it would be resolved here, for tools that explain it; loads nothing of OpenTelemetry. */
export { inspectConfig } from "./lib/config/inspect-config.js";
export type { ConfigInspection, ConfigValue } from "./lib/config/inspect-config.js";
