// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from "vitest";
import { inspectConfig } from "../src/config.js";

describe("inspectConfig", () => {
  afterEach(() => vi.unstubAllEnvs());

  const value = (key: string) => inspectConfig().values.find((one) => one.key === key);

  it("says what each option comes to, and where that came from", () => {
    vi.stubEnv("SERVICE_NAME", "hotline");
    expect(value("serviceName")).toEqual({ key: "serviceName", text: "hotline", source: "SERVICE_NAME" });
    expect(value("batchSize")).toEqual({ key: "batchSize", text: "512", source: "default" });
  });

  it("shows no secret, but which headers there are", () => {
    vi.stubEnv("SIGNOZ_INGESTION_KEY", "very-secret");
    vi.stubEnv("SIGNOZ_API_TOKEN", "very-secret");
    vi.stubEnv("TURNSPAN_OTLP_ENDPOINT", "https://me:very-secret@example.com?token=very-secret");
    const { values } = inspectConfig();
    expect(JSON.stringify(values)).not.toContain("very-secret");
    expect(value("headers")?.text).toBe("signoz-ingestion-key=***");
    expect(value("signozApiToken")?.text).toBe("***");
  });

  it("tells of variables that are wrong", () => {
    vi.stubEnv("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "many");
    expect(
      inspectConfig()
        .warnings.map(({ message }) => message)
        .join(),
    ).toContain("OTEL_BSP_MAX_EXPORT_BATCH_SIZE");
  });
});
