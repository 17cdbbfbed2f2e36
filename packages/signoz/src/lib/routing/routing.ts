// SPDX-License-Identifier: Apache-2.0

/** A receiver as Alertmanager and SigNoz's channels have it. */
export interface Channel {
  readonly name: string;
  readonly [integration: `${string}_configs`]: unknown;
}

/** Which channels hear of alerts that an expression is true for. */
export interface RoutePolicy {
  readonly name: string;
  readonly description: string;
  /** In SigNoz's expression language, over the alert's labels. */
  readonly expression: string;
  readonly kind: "policy";
  readonly channels: readonly string[];
  readonly tags: readonly string[];
}

/** What an alertmanager.yml becomes in SigNoz. */
export interface Routing {
  readonly channels: readonly Channel[];
  readonly policies: readonly RoutePolicy[];
  /** Settings of the server by the environment variable that carries them. */
  readonly serverSettings: Readonly<Record<string, string>>;
  /** Receivers that are not made, and the variables that are empty for it. */
  readonly leftOut: readonly { readonly name: string; readonly variables: readonly string[] }[];
}
