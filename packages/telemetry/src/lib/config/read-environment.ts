// SPDX-License-Identifier: Apache-2.0
import type { Environment } from "./resolve-config.js";

/** The process's environment. The only place that reads it. */
export function readEnvironment(): Environment {
  return process.env;
}
