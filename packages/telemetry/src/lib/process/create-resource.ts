// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import os from "node:os";
import { defaultResource, resourceFromAttributes, type Resource } from "@opentelemetry/resources";
import type { TelemetryConfig } from "../config/telemetry-config.js";

type ResourceConfig = Pick<TelemetryConfig, "serviceName" | "serviceVersion" | "environment" | "resourceAttributes">;

/**
 * Who sends: service, environment, machine, process. Each process is an instance of its own, for the cumulative
 * metrics of several job processes would otherwise overwrite each other. The command line stays out: it may hold
 * secrets.
 */
export function createResource(config: ResourceConfig): Resource {
  return defaultResource().merge(
    resourceFromAttributes({
      "service.instance.id": randomUUID(),
      "host.name": os.hostname(),
      "process.pid": process.pid,
      "process.runtime.name": "nodejs",
      "process.runtime.version": process.versions.node,
      ...config.resourceAttributes,
      "service.name": config.serviceName,
      ...(config.serviceVersion === null ? {} : { "service.version": config.serviceVersion }),
      // SigNoz's own filters still read the older of the two names.
      "deployment.environment.name": config.environment,
      "deployment.environment": config.environment,
    }),
  );
}
