// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { compositions, stackDir } from "./compose-files.js";

interface Composed {
  readonly services: Record<string, { environment?: Record<string, string>; ports?: string[] }>;
}

const probe = spawnSync("docker-compose", ["--version"], { encoding: "utf8" });
const missing = probe.error === undefined ? null : "there is no docker-compose; Debian's package is docker-compose";
if (missing !== null) process.stderr.write(`SKIP docker-compose config: ${missing}\n`);

describe("make-env", () => {
  let dir = "";
  const run = () => spawnSync(join(dir, "make-env"), { encoding: "utf8" });

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "turnspan-env-"));
    await cp(join(stackDir, "make-env"), join(dir, "make-env"));
    await cp(join(stackDir, ".env.example"), join(dir, ".env.example"));
  });
  afterAll(async () => rm(dir, { recursive: true, force: true }));

  it("fills every secret with another random value, readable by its owner alone", async () => {
    expect(run().status).toBe(0);
    const env = Object.fromEntries(
      (await readFile(join(dir, ".env"), "utf8"))
        .split("\n")
        .filter((line) => /^[A-Z]/.test(line))
        .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
    );
    const secrets = ["SIGNOZ_ROOT_PASSWORD", "SIGNOZ_JWT_SECRET", "CLICKHOUSE_PASSWORD", "OTLP_BEARER_TOKEN"].map(
      (name) => env[name] ?? "",
    );
    expect(new Set(secrets).size).toBe(4);
    for (const secret of secrets) expect(secret.length).toBeGreaterThan(20);
    expect(env["SIGNOZ_ROOT_PASSWORD"]).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^A-Za-z0-9]).{12,}$/);
    expect((await stat(join(dir, ".env"))).mode & 0o777).toBe(0o600);
  });

  it("leaves an .env that is there as it is", async () => {
    const before = await readFile(join(dir, ".env"), "utf8");
    const { status, stderr } = run();
    expect(status).toBe(1);
    expect(stderr).toContain("already there");
    expect(await readFile(join(dir, ".env"), "utf8")).toBe(before);
  });
});

const title = "docker-compose config";
describe.skipIf(missing !== null)(missing === null ? title : `${title}: SKIP, ${missing}`, () => {
  let dir = "";

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "turnspan-compose-"));
    await cp(stackDir, dir, { recursive: true, filter: (source) => !source.endsWith("/.env") });
    spawnSync(join(dir, "make-env"));
    // 1.29, the last release in Python, knows all of the file but the project's name.
    const base = join(dir, "compose.yaml");
    await writeFile(base, (await readFile(base, "utf8")).replace(/^name: .*$/m, ""));
  });
  afterAll(async () => rm(dir, { recursive: true, force: true }));

  const config = (files: readonly string[]) =>
    spawnSync("docker-compose", [...files.flatMap((file) => ["-f", file]), "config"], { cwd: dir, encoding: "utf8" });

  it.each(compositions.filter(({ name }) => name !== "demo"))(
    "understands the $name stack, all variables filled in",
    ({ files }) => {
      const { status, stdout, stderr } = config(files);
      expect(status, stderr).toBe(0);
      expect(stderr).not.toMatch(/variable is not set/);
      const { services } = parse(stdout) as Composed;
      expect(Object.keys(services)).toEqual(expect.arrayContaining(["clickhouse", "signoz", "collector", "provision"]));
      expect(services["signoz"]?.environment?.["SIGNOZ_USER_ROOT_PASSWORD"]).toMatch(/^Tv-[0-9a-f]{32}$/);
    },
  );

  it("refuses to start without secrets, and says what to do", async () => {
    await rm(join(dir, ".env"));
    const { status, stderr } = config(["compose.yaml"]);
    expect(status).not.toBe(0);
    expect(stderr).toContain("run ./make-env first");
  });
});
