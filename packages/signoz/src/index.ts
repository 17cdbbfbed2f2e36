// SPDX-License-Identifier: Apache-2.0
// For the command line and for programs that provision or ask SigNoz.
export { type ConnectionOptions, type SignozApi, connect } from "./lib/api/connection.js";
export { SignozError, type SignozErrorCode } from "./lib/api/signoz-error.js";
export { waitForSignoz } from "./lib/api/wait-for-signoz.js";
export { type Change, type ProvisionOptions, provision } from "./lib/provision/provision.js";
export { type Desired, readDesired } from "./lib/provision/read-desired.js";
export type { Retention } from "./lib/provision/retention.js";
export { type Answer, type Question, ask } from "./lib/query/query-spans.js";
export { traceLink } from "./lib/query/trace-link.js";
export type { Channel, RoutePolicy, Routing } from "./lib/routing/routing.js";
export { type SignozStatus, readStatus } from "./lib/status/read-status.js";
