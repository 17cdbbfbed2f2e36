// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readDesired } from "@turnspan/signoz";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { readCompose, readText, stackDir } from "./compose-files.js";

const environment: Record<string, string> = {
  ALERT_WEBHOOK_URL: "https://alerts.turnspan.test/hook",
  SLACK_WEBHOOK_URL: "https://hooks.slack.test/T/B/x",
  ALERT_EMAIL_TO: "oncall@turnspan.test",
  PAGERDUTY_ROUTING_KEY: "0123456789abcdef",
};
const probe = spawnSync("amtool", ["--version"], { encoding: "utf8" });
const missing = probe.error === undefined ? null : "there is no amtool; Debian's package is prometheus-alertmanager";
if (missing !== null) process.stderr.write(`SKIP amtool: ${missing}\n`);

interface Alertmanager {
  readonly route: unknown;
  readonly receivers: { readonly name: string }[];
}

const title = "alertmanager.yml, read by amtool";
describe.skipIf(missing !== null)(missing === null ? title : `${title}: SKIP, ${missing}`, () => {
  let dir = "";
  let path = "";

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "turnspan-alertmanager-"));
    path = join(dir, "alertmanager.yml");
    // As the provisioner fills it: a receiver's variables by what it made of the receiver.
    const content = parse(await readText("alertmanager/alertmanager.yml")) as Alertmanager;
    const { channels } = await readDesired(stackDir, environment);
    const receivers = content.receivers.map(({ name }) => channels.find((channel) => channel.name === name));
    await writeFile(path, stringify({ ...content, receivers }));
  });
  afterAll(async () => rm(dir, { recursive: true, force: true }));

  it("is a configuration of Alertmanager", () => {
    const { status, stdout, stderr } = spawnSync("amtool", ["check-config", path], { encoding: "utf8" });
    expect(status, stdout + stderr).toBe(0);
    expect(stdout).toContain("4 receivers");
  });

  // The policies are tried here as SigNoz does: each one whose expression is true sends.
  const labels = (severity: string, owner = "turnspan") => ({ severity, managed_by: owner });
  it.each([
    ["critical", ["turnspan-pagerduty", "turnspan-slack", "turnspan-email"]],
    ["warning", ["turnspan-slack", "turnspan-email"]],
    ["info", ["turnspan-webhook"]],
  ])("sends %s to the same receivers as the route policies do", async (severity, receivers) => {
    const args = ["config", "routes", "test", `--config.file=${path}`, `severity=${severity}`, "managed_by=turnspan"];
    const { stdout } = spawnSync("amtool", args, { encoding: "utf8" });
    expect(stdout.trim().split(",").toSorted()).toEqual(receivers.toSorted());
    const { policies } = await readDesired(stackDir, environment);
    const sent = (of: Record<string, string>) =>
      policies.filter(({ expression }) => isTrue(expression, of)).flatMap(({ channels }) => channels);
    expect(sent(labels(severity)).toSorted()).toEqual(receivers.toSorted());
    expect(sent(labels(severity, "somebody else"))).toEqual([]);
  });
});

/** The part of SigNoz's expression language that is written, as JavaScript: comparisons, `in`, `not`, `and`. */
function isTrue(expression: string, labels: Record<string, string>): boolean {
  const source = expression
    .replaceAll(/(\([^()]+\?\? ""\)) in (\[[^\]]*\])/g, "$2.includes$1")
    .replaceAll(/\bnot \(/g, "!(")
    .replaceAll(" and ", " && ")
    .replaceAll(/\b(severity|managed_by)\b(?=[ )])/g, "labels.$1");
  // The expressions are made by this repository's own code from its own file.
  // oxlint-disable-next-line no-implied-eval
  return Boolean(new Function("labels", `return ${source}`)(labels));
}

describe("the server's notification times", () => {
  it("are in compose.yaml what alertmanager.yml says", async () => {
    const { serverSettings } = await readDesired(stackDir, environment);
    const { services } = await readCompose("compose.yaml");
    const set = services["signoz"]?.environment ?? {};
    const said = Object.entries(serverSettings);
    expect(said.length).toBe(6);
    for (const [name, value] of said) {
      expect([value, `\${${name.split("GLOBAL_").at(-1)?.replace("__", "_")}:-${value}}`], name).toContain(set[name]);
    }
  });
});
