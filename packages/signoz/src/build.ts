// SPDX-License-Identifier: Apache-2.0
// For those who make dashboards and rules of their own in code, and for the generator of observability/.
export { alertRules } from "./lib/alerts/all-rules.js";
export { type AlertValue, alertValues } from "./lib/alerts/alert-values.js";
export type { AlertRule, ValueReference } from "./lib/alerts/rule-json.js";
export { validateRule } from "./lib/alerts/validate-rule.js";
export { dashboards } from "./lib/dashboards/all-dashboards.js";
export type { Dashboard, Panel, QueryEnvelope, QueryPlugin, Variable } from "./lib/dashboards/dashboard-json.js";
export { validateDashboard } from "./lib/dashboards/validate-dashboard.js";
