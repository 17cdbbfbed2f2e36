// SPDX-License-Identifier: Apache-2.0
import { diag } from "@opentelemetry/api";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { join } from "node:path";

/** An instrumentation of OpenTelemetry's that is loaded where it is installed. */
interface Instrumentation {
  readonly packageName: string;
  readonly className: string;
  /** What it patches as it is required: required here once, so that ES modules get the patched one too. */
  readonly patches: readonly string[];
}

const instrumentations: readonly Instrumentation[] = [
  {
    packageName: "@opentelemetry/instrumentation-http",
    className: "HttpInstrumentation",
    patches: ["http", "https"],
  },
  { packageName: "@opentelemetry/instrumentation-undici", className: "UndiciInstrumentation", patches: [] },
  { packageName: "@opentelemetry/instrumentation-pg", className: "PgInstrumentation", patches: ["pg"] },
];

/** Loads the instrumentations for http, undici and pg that the app has installed. Never throws. */
export function loadInstrumentations(): void {
  const ofApp = createRequire(join(process.cwd(), "package.json"));
  const ours = createRequire(import.meta.url);
  for (const { packageName, className, patches } of instrumentations) {
    try {
      const found = requireIfInstalled(packageName, [ofApp, ours]);
      const make: unknown = typeof found === "object" && found !== null ? Reflect.get(found, className) : undefined;
      if (typeof make !== "function") continue;
      Reflect.construct(make, []);
      for (const name of patches) requireIfInstalled(name, [ofApp]);
    } catch (error) {
      diag.warn(`turnspan: ${packageName} could not be loaded; the process goes on without it. [preload]`, error);
    }
  }
  // Named imports of ES modules from node:http see what was patched.
  syncBuiltinESMExports();
}

function requireIfInstalled(name: string, requires: readonly NodeJS.Require[]): unknown {
  for (const requireFrom of requires) {
    const isInstalled = resolves(name, requireFrom);
    if (isInstalled) return requireFrom(name);
  }
  return null;
}

function resolves(name: string, requireFrom: NodeJS.Require): boolean {
  try {
    requireFrom.resolve(name);
    return true;
  } catch {
    return false;
  }
}
