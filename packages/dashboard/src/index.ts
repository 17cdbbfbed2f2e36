// SPDX-License-Identifier: Apache-2.0
/** A local web page over Turnspan's files. */
export { serveDashboard } from "./lib/serve-dashboard.js";
export type { Dashboard, DashboardOptions } from "./lib/serve-dashboard.js";
export { DashboardError } from "./lib/dashboard-error.js";
