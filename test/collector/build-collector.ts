// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildOnce } from "../go/build-once.js";

const builderVersion = "v0.161.0";

/**
 * The path of a real OpenTelemetry Collector, built by its own builder on the first use of a manifest.
 *
 * @param manifest File of observability/collector that says what it is made of; default: the plain one.
 * @throws Error with the end of the build's output if it fails.
 */
export async function buildCollector(
  manifest: "builder.yaml" | "builder.production.yaml" = "builder.yaml",
): Promise<string> {
  const path = fileURLToPath(new URL(`../../observability/collector/${manifest}`, import.meta.url));
  const hash = createHash("sha256")
    .update(builderVersion)
    .update(await readFile(path))
    .digest("hex")
    .slice(0, 16);
  return buildOnce("otelcol", hash, async ({ staging, say, run }) => {
    await copyFile(path, join(staging, "builder.yaml"));
    say(`building the collector of ${manifest} from source, once; minutes on two cores`);
    const environment = { GOBIN: staging };
    await run("go", ["install", `go.opentelemetry.io/collector/cmd/builder@${builderVersion}`], environment);
    say("its builder is ready, fetching and compiling modules");
    await run(join(staging, "builder"), ["--config", "builder.yaml"], environment);
    return join(staging, "build", "otelcol");
  });
}
