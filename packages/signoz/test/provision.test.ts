// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Desired,
  type SignozApi,
  SignozError,
  connect,
  provision,
  readDesired,
  readStatus,
} from "../src/index.js";
import { CheckingServer, apiKey, user } from "./checking-server.js";

const folder = fileURLToPath(new URL("../../../observability/", import.meta.url));
const environment = {
  SLACK_WEBHOOK_URL: "https://hooks.slack.test/T/B/x",
  ALERT_EMAIL_TO: "oncall@turnspan.test",
  ALERT_WEBHOOK_URL: "https://alerts.turnspan.test/hook",
  PAGERDUTY_ROUTING_KEY: "0123456789abcdef",
};

let server: CheckingServer;
let endpoint = "";
let desired: Desired;
let api: SignozApi;

beforeEach(async () => {
  server = new CheckingServer();
  endpoint = await server.start();
  desired = await readDesired(folder, environment);
  api = await connect({ endpoint, token: apiKey });
});
afterEach(async () => server.stop());

const actions = (changes: readonly { action: string }[]) => [...new Set(changes.map(({ action }) => action))];
const refusalOf = async (promise: Promise<unknown>): Promise<SignozError> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof SignozError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
};

describe("provisioning", () => {
  it("makes channels, then policies, then rules, then dashboards", async () => {
    const changes = await provision(api, desired);
    expect(actions(changes)).toEqual(["create"]);
    expect(server.writes()).toEqual([
      ...Array.from({ length: 4 }, () => "POST /api/v1/channels"),
      ...Array.from({ length: 4 }, () => "POST /api/v1/route_policies"),
      ...Array.from({ length: 9 }, () => "POST /api/v2/rules"),
      ...Array.from({ length: 6 }, () => "POST /api/v2/dashboards"),
    ]);
  });

  it.each([true, false])(
    "changes nothing when it runs again, SigNoz's defaults added, secrets hidden: %s",
    async (hidesSecrets) => {
      await provision(api, desired);
      server.mood = { hidesSecrets };
      server.seen.length = 0;
      const changes = await provision(api, desired);
      expect(actions(changes)).toEqual(["unchanged"]);
      expect(changes.length).toBe(23);
      expect(server.writes()).toEqual([]);
    },
  );

  it("puts right what drifted, and only that, and names what differed", async () => {
    await provision(api, desired);
    const rule = server.rules.find(({ content }) => content["alert"] === "Turnspan: turn wait p95");
    const panels = server.dashboards[0]?.content["spec"] as { display: { name: string } } | undefined;
    if (rule === undefined || panels === undefined) throw new Error("no rule");
    rule.content = { ...rule.content, labels: { ...(rule.content["labels"] as object), severity: "critical" } };
    panels.display.name = "Somebody renamed it";
    server.seen.length = 0;
    const changes = (await provision(api, desired)).filter(({ action }) => action !== "unchanged");
    expect(changes.map(({ kind, action, differences }) => [kind, action, differences])).toEqual([
      ["alert rule", "update", ["labels.severity"]],
      ["dashboard", "update", ["spec.display.name"]],
    ]);
    expect(server.writes()).toEqual(["PUT /api/v2/rules", "PUT /api/v2/dashboards"]);
    expect(actions(await provision(api, desired))).toEqual(["unchanged"]);
  });

  it("writes nothing in a dry run and says the same as the run after it", async () => {
    const planned = await provision(api, desired, { dryRun: true });
    expect(server.writes()).toEqual([]);
    expect(await provision(api, desired)).toEqual(planned);
  });

  it("removes what is ours and no longer wanted when asked to, and nothing else", async () => {
    await provision(api, desired);
    server.channels.push({ id: "id-900", content: { name: "team-slack", slack_configs: [{}] } });
    server.channels.push({ id: "id-903", content: { name: "turnspan-by-hand", slack_configs: [{ channel: "#x" }] } });
    server.rules.push({ id: "id-901", content: { alert: "Disk full", labels: { severity: "critical" } } });
    server.dashboards.push({ id: "id-902", content: { name: "theirs", tags: [] } });
    const fewer: Desired = {
      ...desired,
      rules: desired.rules.slice(1),
      dashboards: desired.dashboards.slice(1),
      channels: desired.channels.filter(({ name }) => name !== "turnspan-email"),
      policies: desired.policies.filter(({ channels }) => !channels.includes("turnspan-email")),
    };
    expect(actions(await provision(api, fewer))).toEqual(["unchanged", "surplus"]);
    server.seen.length = 0;
    await provision(api, fewer, { prune: true });
    expect(server.writes()).toEqual([
      "DELETE /api/v2/dashboards",
      "DELETE /api/v2/rules",
      "DELETE /api/v1/route_policies",
      "DELETE /api/v1/channels",
    ]);
    expect(server.channels.map(({ id }) => id)).toEqual(expect.arrayContaining(["id-900", "id-903"]));
    expect(server.channels.map(({ content }) => content["name"])).not.toContain("turnspan-email");
    expect(server.rules.map(({ id }) => id)).toContain("id-901");
    expect(server.dashboards.map(({ id }) => id)).toContain("id-902");
  });

  it("touches nothing if something of the same name is not ours", async () => {
    server.dashboards.push({ id: "id-1", content: { name: "turnspan-cost", tags: [] } });
    const { code, why } = await refusalOf(provision(api, desired));
    expect([code, why]).toEqual(["NOT_OURS", expect.stringContaining("turnspan-cost") as string]);
    expect(server.writes()).toEqual([]);
  });

  it("puts a channel right that drifted, and leaves one alone that somebody made or made anew by hand", async () => {
    await provision(api, desired);
    const slack = server.channels.find(({ content }) => content["name"] === "turnspan-slack");
    const [settings] = (slack?.content["slack_configs"] ?? []) as Record<string, unknown>[];
    if (slack === undefined || settings === undefined) throw new Error("no channel");
    slack.content = { name: "turnspan-slack", slack_configs: [{ ...settings, channel: "#elsewhere" }] };
    const changed = (await provision(api, desired)).filter(({ action }) => action !== "unchanged");
    expect(changed.map(({ name, differences }) => [name, differences])).toEqual([
      ["turnspan-slack", ["slack_configs[0].channel"]],
    ]);
    slack.content = { name: "turnspan-slack", slack_configs: [{ api_url: "https://hooks.slack.test/mine" }] };
    server.seen.length = 0;
    expect((await refusalOf(provision(api, desired))).code).toBe("NOT_OURS");
    expect(server.writes()).toEqual([]);
  });

  it("marks each of its channels where SigNoz keeps the mark and nobody reads it", () => {
    const marks = desired.channels.map(({ name, ...kinds }) => [name, Object.values(kinds)[0]]);
    expect(Object.fromEntries(marks)).toMatchObject({
      "turnspan-slack": [{ callback_id: "managed_by:turnspan" }],
      "turnspan-email": [{ headers: { "X-Managed-By": "turnspan" } }],
      "turnspan-webhook": [{ url: `${environment.ALERT_WEBHOOK_URL}#managed_by=turnspan` }],
      "turnspan-pagerduty": [{ details: { managed_by: "turnspan" } }],
    });
  });

  it("sets how long data is kept when asked to, once, and keeps the rules that logs have", async () => {
    const retention = { RETENTION_TRACES_DAYS: "30", RETENTION_METRICS_DAYS: "90", RETENTION_LOGS_DAYS: "7" };
    const wanted = await readDesired(folder, { ...environment, ...retention });
    const changes = (await provision(api, wanted)).filter(({ kind }) => kind === "retention");
    expect(changes.map(({ name, action }) => [name, action])).toEqual([
      ["traces", "update"],
      ["metrics", "update"],
      ["logs", "update"],
    ]);
    expect(server.kept).toEqual({ traces: 720, metrics: 2160, logs: 7, logRules: [{ conditions: [], ttlDays: 3 }] });
    server.seen.length = 0;
    expect(actions(await provision(api, wanted))).toEqual(["unchanged"]);
    expect(actions(await provision(api, desired, { prune: true }))).toEqual(["unchanged"]);
    expect(server.writes()).toEqual([]);
  });

  it.each(["0", "-1", "two weeks", "1.5", "99999"])("refuses to keep data for %s days", async (days) => {
    const { code, why } = await refusalOf(readDesired(folder, { RETENTION_LOGS_DAYS: days }));
    expect([code, why]).toEqual(["VALUE_INVALID", expect.stringContaining("RETENTION_LOGS_DAYS") as string]);
  });

  it("leaves out the channels whose variables are empty, and their routes", async () => {
    const bare = await readDesired(folder, { ALERT_WEBHOOK_URL: environment.ALERT_WEBHOOK_URL });
    expect(bare.channels.map(({ name }) => name)).toEqual(["turnspan-webhook"]);
    expect(bare.leftOut.map(({ name }) => name)).toEqual(["turnspan-slack", "turnspan-email", "turnspan-pagerduty"]);
    await provision(api, bare);
    expect(server.policies.map(({ content }) => content["expression"])).toEqual(['managed_by == "turnspan"']);
  });
});

describe("who asks", () => {
  it("logs in with address and password when there is no key", async () => {
    const session = await connect({ endpoint, email: user.email, password: user.password });
    expect(actions(await provision(session, desired))).toEqual(["create"]);
  });

  it.each([
    ["a wrong key", async () => provision(await connect({ endpoint, token: "wrong" }), desired)],
    ["a wrong password", async () => connect({ endpoint, email: user.email, password: "wrong" })],
  ])("says that %s is not taken", async (_what, run) => {
    const { code, fix } = await refusalOf(run());
    expect(code).toBe("UNAUTHORIZED");
    expect(fix).toContain("SIGNOZ_API_TOKEN");
    expect(server.writes()).toEqual([]);
  });

  it("says what is missing without credentials", async () => {
    expect((await refusalOf(connect({ endpoint }))).code).toBe("NO_CREDENTIALS");
  });

  it.each([
    [403, "FORBIDDEN", "Admin"],
    [404, "NOT_FOUND", "0.135"],
    [501, "TOO_OLD", "0.135"],
    [400, "REFUSED", "Correct"],
    [500, "FAILED", "log"],
  ])("explains the status %i", async (status, code, hint) => {
    server.mood = { refuse: { path: "/api/v2/dashboards", status } };
    const error = await refusalOf(provision(api, desired));
    expect(error.code).toBe(code);
    expect(error.why).toContain(String(status));
    expect(error.fix).toContain(hint);
  });

  it("says that nothing answers", async () => {
    await server.stop();
    expect((await refusalOf(provision(api, desired))).code).toBe("UNREACHABLE");
  });
});

describe("status", () => {
  it("tells the version, what is missing or drifted, and whether there is data", async () => {
    expect(actions((await readStatus(api, desired, new Date())).changes)).toEqual(["create"]);
    await provision(api, desired);
    const { version, isHealthy, changes, spansOfLastHour } = await readStatus(api, desired, new Date());
    expect({ version, isHealthy, spansOfLastHour }).toEqual({
      version: "v0.138.0",
      isHealthy: true,
      spansOfLastHour: 9,
    });
    expect(actions(changes)).toEqual(["unchanged"]);
  });
});
