// SPDX-License-Identifier: Apache-2.0
import type { Variable } from "./dashboard-json.js";
import { type AttributeKey, nameOf } from "./field.js";

const listOf = (name: string, attributeName: string, signal: "traces" | "metrics" | "all", description: string) =>
  ({
    kind: "ListVariable",
    spec: {
      name,
      display: { name, description },
      allowAllValue: true,
      allowMultiple: true,
      sort: "alphabetical-asc",
      plugin: { kind: "signoz/DynamicVariable", spec: { name: attributeName, signal } },
    },
  }) as const satisfies Variable;

/** What every dashboard can be narrowed to: services, environments, agents and language models. */
export const scopeVariables: readonly Variable[] = [
  listOf("service", "service.name", "all", "Services that report"),
  listOf("environment", "deployment.environment", "all", "Where they run"),
  listOf("agent", nameOf("agentName"), "all", "Agents by name; LiveKit's Python agents report none"),
  listOf("model", nameOf("requestModel"), "traces", "Language models"),
];

const byService = "service.name IN $service AND deployment.environment IN $environment";

/** What the chosen variables leave of a signal; conditions are joined with AND. */
export function inScope(by: "service" | "agent", ...conditions: readonly string[]): string {
  const agent = by === "agent" ? [`${nameOf("agentName")} IN $agent`] : [];
  return [byService, ...agent, ...conditions].join(" AND ");
}

/** Only requests to the chosen language models. */
export function ofChosenModels(key: Extract<AttributeKey, "requestModel" | "modelName">): string {
  return `${nameOf(key)} IN $model`;
}
