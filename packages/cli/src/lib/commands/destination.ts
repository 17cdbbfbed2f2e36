// SPDX-License-Identifier: Apache-2.0
import { inspectConfig } from "@turnspan/telemetry/config";
import { CommandError } from "../program/command-error.js";
import type { SendOptions } from "../program/endpoint-options.js";

/** Where to send to, and with which headers. */
export interface Destination {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What the options say, else the configuration. Configured headers hold keys: they go to the configured endpoint alone.
 * @throws CommandError if neither names an endpoint.
 */
export function destinationOf(options: SendOptions): Destination {
  const { config } = inspectConfig();
  const configured = config.endpoint === "auto" || config.endpoint === "none" ? null : config.endpoint;
  const endpoint = options.endpoint ?? configured;
  if (endpoint === null) {
    throw new CommandError(
      "There is no endpoint to send to.",
      "Give --endpoint http://localhost:4318, or set TURNSPAN_OTLP_ENDPOINT.",
    );
  }
  const isConfigured = configured !== null && new URL(endpoint).origin === new URL(configured).origin;
  return { endpoint, headers: { ...(isConfigured ? config.headers : {}), ...options.header } };
}
