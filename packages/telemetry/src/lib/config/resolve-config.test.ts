// SPDX-License-Identifier: Apache-2.0
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ConfigError } from "./config-error.js";
import type { OptionValues } from "./option-values.js";
import { resolveConfig, type Environment } from "./resolve-config.js";
import type { TelemetryOptions } from "./telemetry-options.js";

const facts = {
  workingDirectory: "/srv/app",
  packageName: "hotline",
  packageVersion: "2.1.0",
  pricesFile: null,
  agentName: null,
};

function resolve(options: TelemetryOptions = {}, environment: Environment = {}) {
  return resolveConfig(options, environment, facts);
}

function faultOf(options: Record<string, unknown>): ConfigError {
  try {
    resolve(options);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error("no ConfigError");
}

describe("defaults", () => {
  it("are those of the documentation", () => {
    expect(resolve().config).toMatchObject({
      enabled: true,
      dir: "/srv/app/.turnspan",
      endpoint: "auto",
      detectEndpoint: true,
      tracesUrl: null,
      metricsUrl: null,
      serviceName: "hotline",
      serviceVersion: "2.1.0",
      environment: "development",
      batchDelayMs: 5000,
      batchSize: 512,
      queueSize: 2048,
      exportTimeoutMs: 30_000,
      metricIntervalMs: 60_000,
      sampler: "always_on",
      captureContent: "none",
      nativeSpans: "fold",
      attributes: "standard",
      prices: null,
      signozApiEndpoint: "http://localhost:8080",
      signozApiToken: null,
    });
  });

  it("name the service after the agent before the package, and say so when neither is known", () => {
    const named = (agentName: string | null, packageName: string | null) =>
      resolveConfig({}, {}, { ...facts, agentName, packageName }).config.serviceName;
    expect(named("front-desk", "hotline")).toBe("front-desk");
    expect(named(null, "hotline")).toBe("hotline");
    expect(named(null, null)).toBe("unknown_service:node");
  });
});

describe("environment", () => {
  const cases: [variable: string, raw: string, key: keyof OptionValues, value: unknown][] = [
    ["TURNSPAN_ENABLED", "false", "enabled", false],
    ["SIGNOZ_ENABLED", "0", "enabled", false],
    ["OTEL_ENABLED", "No", "enabled", false],
    ["OTEL_SDK_DISABLED", "TRUE", "enabled", false],
    ["OTEL_SDK_DISABLED", "false", "enabled", true],
    ["TURNSPAN_DIR", "/var/turnspan", "dir", "/var/turnspan"],
    ["TURNSPAN_OTLP_ENDPOINT", "http://a:4318", "endpoint", "http://a:4318"],
    ["TURNSPAN_OTLP_ENDPOINT", "none", "endpoint", "none"],
    ["SIGNOZ_OTLP_ENDPOINT", "http://b:4318", "endpoint", "http://b:4318"],
    ["SIGNOZ_ENDPOINT", "https://c", "endpoint", "https://c"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "http://d:4318/", "endpoint", "http://d:4318/"],
    ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://t/x", "tracesEndpoint", "http://t/x"],
    ["OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://m/x", "metricsEndpoint", "http://m/x"],
    [
      "OTEL_EXPORTER_OTLP_HEADERS",
      "Authorization=Basic%20YTpi==,x-a=1",
      "headers",
      { authorization: "Basic YTpi==", "x-a": "1" },
    ],
    ["SIGNOZ_INGESTION_KEY", "k,e=y", "headers", { "signoz-ingestion-key": "k,e=y" }],
    ["OTEL_SERVICE_NAME", "a", "serviceName", "a"],
    ["SERVICE_NAME", "b", "serviceName", "b"],
    ["OTEL_RESOURCE_ATTRIBUTES", "service.name=c%20d", "serviceName", "c d"],
    ["OTEL_SERVICE_VERSION", "1.0.0", "serviceVersion", "1.0.0"],
    ["SERVICE_VERSION", "1.0.1", "serviceVersion", "1.0.1"],
    ["OTEL_RESOURCE_ATTRIBUTES", "service.version=1.0.2", "serviceVersion", "1.0.2"],
    ["DEPLOYMENT_ENVIRONMENT", "production", "environment", "production"],
    ["OTEL_ENVIRONMENT", "staging", "environment", "staging"],
    ["OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=qa", "environment", "qa"],
    ["OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=old", "environment", "old"],
    ["OTEL_RESOURCE_ATTRIBUTES", "a=b, c=d", "resourceAttributes", { a: "b", c: "d" }],
    ["OTEL_BSP_SCHEDULE_DELAY", "100", "batchDelayMs", 100],
    ["OTEL_BATCH_INTERVAL_MS", "101", "batchDelayMs", 101],
    ["OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "10", "batchSize", 10],
    ["OTEL_BSP_MAX_QUEUE_SIZE", "5000", "queueSize", 5000],
    ["OTEL_MAX_QUEUE_SIZE", "5001", "queueSize", 5001],
    ["OTEL_BSP_EXPORT_TIMEOUT", "1000", "exportTimeoutMs", 1000],
    ["OTEL_EXPORT_TIMEOUT_MS", "1001", "exportTimeoutMs", 1001],
    ["OTEL_METRIC_EXPORT_INTERVAL", "9000", "metricIntervalMs", 9000],
    ["OTEL_TRACES_SAMPLER", "parentbased_traceidratio", "sampler", "parentbased_traceidratio"],
    ["OTEL_TRACES_SAMPLER_ARG", "0.25", "samplerRatio", 0.25],
    ["TURNSPAN_CAPTURE_CONTENT", "local", "captureContent", "local"],
    ["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "true", "captureContent", "all"],
    ["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "false", "captureContent", "none"],
    ["TURNSPAN_NATIVE_SPANS", "keep", "nativeSpans", "keep"],
    ["SIGNOZ_API_ENDPOINT", "https://signoz.example", "signozApiEndpoint", "https://signoz.example"],
    ["SIGNOZ_API_TOKEN", "secret", "signozApiToken", "secret"],
  ];

  it.each(cases)("%s=%s sets %s", (variable, raw, key, value) => {
    const { config, warnings } = resolve({}, { [variable]: raw });
    expect(config[key]).toEqual(value);
    expect(config.sources[key]).toBe(variable);
    expect(warnings).toEqual([]);
  });

  it("asks the names in the order of the table", () => {
    const all = {
      TURNSPAN_OTLP_ENDPOINT: "http://a",
      SIGNOZ_OTLP_ENDPOINT: "http://b",
      SIGNOZ_ENDPOINT: "http://c",
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://d",
    };
    const { TURNSPAN_OTLP_ENDPOINT: _a, ...withoutA } = all;
    const { SIGNOZ_OTLP_ENDPOINT: _b, ...withoutB } = withoutA;
    const { SIGNOZ_ENDPOINT: _c, ...withoutC } = withoutB;
    const endpoints = [all, withoutA, withoutB, withoutC].map(
      (environment) => resolve({}, environment).config.endpoint,
    );
    expect(endpoints).toEqual(["http://a", "http://b", "http://c", "http://d"]);
  });

  it("yields to code", () => {
    const { config } = resolve(
      { enabled: true, batchDelayMs: 1 },
      { TURNSPAN_ENABLED: "false", OTEL_BSP_SCHEDULE_DELAY: "9" },
    );
    expect(config).toMatchObject({ enabled: true, batchDelayMs: 1 });
    expect(config.sources).toMatchObject({ enabled: "code", batchDelayMs: "code" });
  });

  it("treats an empty variable as one that is not set", () => {
    const { config, warnings } = resolve({}, { TURNSPAN_DIR: "  ", SIGNOZ_ENDPOINT: "" });
    expect(config.sources).toMatchObject({ dir: "default", endpoint: "default" });
    expect(warnings).toEqual([]);
  });

  it("warns once about a wrong value and goes on to the next name, then to the default", () => {
    const next = resolve({}, { OTEL_BSP_MAX_QUEUE_SIZE: "many", OTEL_MAX_QUEUE_SIZE: "4096" });
    expect(next.config.queueSize).toBe(4096);
    expect(next.warnings).toEqual([
      {
        code: "config_OTEL_BSP_MAX_QUEUE_SIZE",
        message: 'OTEL_BSP_MAX_QUEUE_SIZE: expected a whole number from 1 to 1000000, got "many"; it is ignored.',
        fix: "Set OTEL_BSP_MAX_QUEUE_SIZE to a whole number from 1 to 1000000, or unset it.",
      },
    ]);
    expect(resolve({}, { OTEL_TRACES_SAMPLER: "jaeger_remote" }).config.sampler).toBe("always_on");
    expect(resolve({}, { OTEL_RESOURCE_ATTRIBUTES: "service.name=%zz" }).warnings).toHaveLength(1);
  });

  it("does not repeat a secret in a warning", () => {
    const { warnings } = resolve({}, { OTEL_EXPORTER_OTLP_HEADERS: "my secret" });
    expect(warnings).toHaveLength(1);
    expect(JSON.stringify(warnings)).not.toContain("my secret");
  });
});

describe("headers and resource attributes", () => {
  it("combine code and environment by key, code first", () => {
    const { config } = resolve(
      { headers: { "X-Team": "code" }, resourceAttributes: { region: "code" } },
      {
        OTEL_EXPORTER_OTLP_HEADERS: "x-team=env,x-other=env",
        SIGNOZ_INGESTION_KEY: "key",
        OTEL_RESOURCE_ATTRIBUTES: "region=env,zone=env",
      },
    );
    expect(config.headers).toEqual({ "x-team": "code", "x-other": "env", "signoz-ingestion-key": "key" });
    expect(config.resourceAttributes).toEqual({ region: "code", zone: "env" });
  });
});

describe("signal URLs", () => {
  const urls = (options: TelemetryOptions, environment: Environment) => {
    const { tracesUrl, metricsUrl, detectEndpoint } = resolve(options, environment).config;
    return { tracesUrl, metricsUrl, detectEndpoint };
  };

  it("append the signal's path to a base, whatever its path and slashes", () => {
    expect(urls({ endpoint: "http://a:4318" }, {})).toEqual({
      tracesUrl: "http://a:4318/v1/traces",
      metricsUrl: "http://a:4318/v1/metrics",
      detectEndpoint: false,
    });
    expect(urls({ endpoint: "https://a/otlp/?key=1" }, {}).tracesUrl).toBe("https://a/otlp/v1/traces?key=1");
  });

  it("use a signal's own variable as it is, before OpenTelemetry's base", () => {
    const environment = {
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://base",
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://own/custom",
    };
    expect(urls({}, environment)).toMatchObject({
      tracesUrl: "http://own/custom",
      metricsUrl: "http://base/v1/metrics",
    });
  });

  it("put a base from code, or from a name before OpenTelemetry's, before a signal's own variable", () => {
    const environment = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://own/custom" };
    expect(urls({ endpoint: "http://code" }, environment).tracesUrl).toBe("http://code/v1/traces");
    expect(urls({}, { ...environment, SIGNOZ_ENDPOINT: "http://signoz" }).tracesUrl).toBe("http://signoz/v1/traces");
    expect(urls({ endpoint: "none" }, environment).tracesUrl).toBeNull();
  });

  it("send one signal alone if only that one has a URL", () => {
    expect(urls({}, { OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: "http://m/x" })).toEqual({
      tracesUrl: null,
      metricsUrl: "http://m/x",
      detectEndpoint: false,
    });
  });
});

describe("a wrong value in code", () => {
  it("throws key, expected, actual and fix", () => {
    const fault = faultOf({ batchSize: 0 });
    expect(fault).toMatchObject({
      name: "ConfigError",
      code: "invalid_option",
      key: "batchSize",
      expected: "a whole number from 1 to 100000",
      actual: "0",
      fix: "Set batchSize to a whole number from 1 to 100000, or leave it out for the environment or the default.",
    });
    expect(fault.message).toBe(`Turnspan option "batchSize": ${fault.why}. ${fault.fix}`);
  });

  it.each<[string, unknown]>([
    ["enabled", "yes"],
    ["dir", ""],
    ["endpoint", "collector:4318"],
    ["endpoint", "grpc://collector:4317"],
    ["tracesEndpoint", 1],
    ["headers", ["a"]],
    ["headers", { "bad name": "x" }],
    ["headers", { name: "line\nbreak" }],
    ["serviceName", null],
    ["resourceAttributes", { a: 1 }],
    ["batchDelayMs", 1.5],
    ["samplerRatio", 2],
    ["sampler", "sometimes"],
    ["captureContent", true],
    ["nativeSpans", "FOLD"],
    ["attributes", "all"],
  ])("is refused: %s = %j", (key, value) => {
    expect(faultOf({ [key]: value })).toMatchObject({ code: "invalid_option", key });
  });

  it("is not repeated where it may be a secret", () => {
    expect(faultOf({ headers: "Bearer secret" }).message).not.toContain("Bearer secret");
    expect(faultOf({ endpoint: "ftp://user:password@host" }).message).not.toContain("password");
  });

  it("suggests the option that was meant", () => {
    expect(faultOf({ serviceNme: "a" })).toMatchObject({ code: "unknown_option", fix: 'Did you mean "serviceName"?' });
    expect(faultOf({ somethingElse: 1 }).fix).toContain("captureContent");
  });

  it("refuses a batch that does not fit into the queue, and shrinks one that the environment asks for", () => {
    expect(faultOf({ batchSize: 100, queueSize: 10 })).toMatchObject({ code: "conflicting_options", key: "batchSize" });
    const { config, warnings } = resolve({ queueSize: 10 }, { OTEL_BSP_MAX_EXPORT_BATCH_SIZE: "100" });
    expect(config.batchSize).toBe(10);
    expect(warnings.map(({ code }) => code)).toEqual(["config_batch_size"]);
    expect(resolve({ queueSize: 10 })).toMatchObject({ config: { batchSize: 10 }, warnings: [] });
  });
});

describe("a resolved configuration", () => {
  it("is frozen and keeps its secrets to whoever asks for them by name", () => {
    const { config } = resolve({ headers: { authorization: "hunter2" }, signozApiToken: "hunter3" });
    expect(config.headers).toEqual({ authorization: "hunter2" });
    expect(config.signozApiToken).toBe("hunter3");
    for (const printed of [JSON.stringify(config), inspect(config), JSON.stringify({ ...config })]) {
      expect(printed).not.toMatch(/hunter/);
    }
    expect(Object.isFrozen(config)).toBe(true);
  });
});
