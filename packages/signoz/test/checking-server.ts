// SPDX-License-Identifier: Apache-2.0
import http from "node:http";
import type { AddressInfo } from "node:net";
import { validateDashboard, validateRule } from "../src/build.js";
import { type Reply, failure } from "./reply.js";
import { answerRetention, keptAtFirst } from "./retention-settings.js";

interface Stored {
  id: string;
  content: Record<string, unknown>;
}

/** One request as it came. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** How the server answers instead of as it should. */
export interface Mood {
  /** Status for every request to a path that begins so. */
  readonly refuse?: { readonly path: string; readonly status: number };
  /** Shows `<secret>` for secrets, which 0.138 does not. */
  readonly hidesSecrets?: boolean;
}

export const user = { email: "root@turnspan.test", password: "Tv-correct-horse-1", orgId: "org-1" } as const;
export const apiKey = "key-of-a-service-account";
const accessToken = "token-of-a-session";

/**
 * SigNoz's API as far as it is used, with its checks: who asks, content types, unknown fields, channels that a rule or a
 * policy names, a dashboard's name that never changes. It stores what it takes and gives it back as SigNoz does, with
 * defaults, ids and times of its own.
 */
export class CheckingServer {
  readonly seen: Seen[] = [];
  readonly channels: Stored[] = [];
  readonly policies: Stored[] = [];
  readonly rules: Stored[] = [];
  readonly dashboards: Stored[] = [];
  readonly kept = keptAtFirst();
  mood: Mood = {};
  #next = 1;
  #server = http.createServer((request, response) => void this.#take(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve, reject) => this.#server.once("error", reject).listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Requests that change something, as `POST /path`, without ids. */
  writes(): string[] {
    return this.seen
      .filter(({ method, path }) => method !== "GET" && !path.includes("/sessions/") && !path.includes("/query_range"))
      .map(({ method, path }) => `${method} ${path.replace(/\/id-\d+$/, "")}`);
  }

  async #take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    const url = new URL(request.url ?? "/", "http://localhost");
    const body = text === "" ? undefined : (JSON.parse(text) as Record<string, unknown>);
    const method = request.method ?? "";
    this.seen.push({ method, path: url.pathname, body });
    const answer = this.#answer(method, url, request.headers, body);
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body));
  }

  #answer(
    method: string,
    url: URL,
    headers: http.IncomingHttpHeaders,
    body: Record<string, unknown> | undefined,
  ): Reply {
    const { refuse } = this.mood;
    if (refuse && url.pathname.startsWith(refuse.path)) return failure(refuse.status, "refused for the test");
    if (url.pathname === "/api/v1/health") return { status: 200, body: { status: "ok" } };
    if (url.pathname === "/api/v1/version")
      return { status: 200, body: { version: "v0.138.0", ee: "Y", setupCompleted: true } };
    if (body !== undefined && headers["content-type"] !== "application/json") return failure(415, "not JSON");
    if (url.pathname === "/api/v2/sessions/context") {
      if (!url.searchParams.get("ref")) return failure(400, "ref is required");
      return success({
        exists: url.searchParams.get("email") === user.email,
        orgs: [{ id: user.orgId, name: "default" }],
      });
    }
    if (url.pathname === "/api/v2/sessions/email_password" && method === "POST") {
      const isRight =
        body?.["email"] === user.email && body["password"] === user.password && body["orgId"] === user.orgId;
      return isRight
        ? success({ accessToken, refreshToken: "r", tokenType: "bearer", expiresIn: 1800 })
        : failure(401, "invalid email or password");
    }
    if (headers["signoz-api-key"] !== apiKey && headers.authorization !== `Bearer ${accessToken}`)
      return failure(401, "unauthenticated");
    if (url.pathname.endsWith("/settings/ttl")) return answerRetention(this.kept, method, url, body);
    const [, collection, id] = /^(\/api\/v\d\/\w+)(?:\/([\w-]+))?$/.exec(url.pathname) ?? [];
    switch (collection) {
      case "/api/v1/channels":
        return this.#store(
          this.channels,
          method,
          id,
          body,
          (wanted) => channelProblems(wanted),
          (one) => channelOf(one, this.mood.hidesSecrets),
        );
      case "/api/v1/route_policies":
        return this.#store(this.policies, method, id, body, (wanted) => this.#policyProblems(wanted), plain);
      case "/api/v2/rules":
        return this.#store(
          this.rules,
          method,
          id,
          body,
          (wanted) => [...validateRule(wanted), ...this.#unknownChannels(wanted)],
          ruleOf,
        );
      case "/api/v2/dashboards":
        return this.#dashboards(method, url, id, body);
      case "/api/v5/query_range":
        return success({
          type: "scalar",
          data: { results: [{ queryName: "A", columns: [{ name: "count()" }], data: [[9]] }] },
        });
      default:
        return failure(404, `no such path ${url.pathname}`);
    }
  }

  #dashboards(method: string, url: URL, id: string | undefined, body: Record<string, unknown> | undefined): Reply {
    if (method === "GET" && id === undefined) {
      const limit = Number(url.searchParams.get("limit") ?? 20);
      const offset = Number(url.searchParams.get("offset") ?? 0);
      const listed = this.dashboards.map(({ id: one, content }) => ({
        id: one,
        name: content["name"],
        tags: content["tags"],
      }));
      return success({
        dashboards: listed.slice(offset, offset + limit),
        total: listed.length,
        tags: [],
        reservedKeywords: [],
      });
    }
    const stored = this.dashboards.find((one) => one.id === id);
    const problems = (wanted: Record<string, unknown>) => [
      ...validateDashboard(wanted),
      ...(stored !== undefined && stored.content["name"] !== wanted["name"] ? ["name is immutable"] : []),
      ...(method === "POST" && this.dashboards.some(({ content }) => content["name"] === wanted["name"])
        ? ["name is taken"]
        : []),
    ];
    return this.#store(this.dashboards, method, id, body, problems, dashboardOf, 200);
  }

  #store(
    stored: Stored[],
    method: string,
    id: string | undefined,
    body: Record<string, unknown> | undefined,
    problemsOf: (wanted: Record<string, unknown>) => string[],
    shown: (one: Stored) => unknown,
    putStatus = 204,
  ): Reply {
    const index = stored.findIndex((one) => one.id === id);
    const found = stored[index];
    if (id !== undefined && found === undefined) return failure(404, `no ${id}`);
    if (method === "GET") return success(found === undefined ? stored.map(shown) : shown(found));
    if (method === "DELETE" && found !== undefined) {
      stored.splice(index, 1);
      return { status: 204, body: null };
    }
    if (body === undefined) return failure(400, "a body is required");
    const problems = problemsOf(body);
    if (problems.length > 0) return failure(400, "not valid", problems);
    if (method === "PUT" && found !== undefined) {
      found.content = body;
      return putStatus === 204 ? { status: 204, body: null } : success(shown(found));
    }
    if (method !== "POST" || id !== undefined) return failure(405, method);
    const added = { id: `id-${this.#next++}`, content: body };
    stored.push(added);
    return { status: 201, body: { status: "success", data: shown(added) } };
  }

  #policyProblems(wanted: Record<string, unknown>): string[] {
    const unknown = Object.keys(wanted).filter(
      (key) => !["expression", "kind", "channels", "name", "description", "tags"].includes(key),
    );
    const names = wanted["channels"] as string[];
    return [
      ...unknown.map((key) => `unknown field ${key}`),
      ...(wanted["kind"] === "policy" ? [] : ["unsupported expression kind"]),
      ...(names.length === 0 ? ["at least one channel is required"] : []),
      ...names.filter((name) => !this.#hasChannel(name)).map((name) => `channel ${name} does not exist`),
    ];
  }

  #unknownChannels(rule: Record<string, unknown>): string[] {
    const { thresholds } = rule["condition"] as { thresholds: { spec: { channels: string[] }[] } };
    const names = thresholds.spec.flatMap(({ channels }) => channels);
    return names.filter((name) => !this.#hasChannel(name)).map((name) => `channel ${name} does not exist`);
  }

  #hasChannel(name: string): boolean {
    return this.channels.some(({ content }) => content["name"] === name);
  }
}

const success = (data: unknown): Reply => ({ status: 200, body: { status: "success", data } });
function channelProblems(wanted: Record<string, unknown>): string[] {
  const kinds = Object.keys(wanted).filter((key) => key.endsWith("_configs"));
  return [
    ...(typeof wanted["name"] === "string" && wanted["name"] !== "default-receiver" ? [] : ["a name is required"]),
    ...(kinds.length === 1 ? [] : ["exactly one kind of notification is required"]),
    ...Object.keys(wanted)
      .filter((key) => key !== "name" && !key.endsWith("_configs"))
      .map((key) => `unknown field ${key}`),
    ...(JSON.stringify(wanted).includes("${") ? ["a variable was not filled in"] : []),
  ];
}

const times = { createdAt: "2026-08-01T00:00:00Z", updatedAt: "2026-08-01T00:00:00Z" };
const plain = ({ id, content }: Stored) => ({ ...content, ...times, id, createdBy: null, updatedBy: null });

/** SigNoz adds Alertmanager's defaults. */
function channelOf({ id, content }: Stored, hidesSecrets = false): unknown {
  const kept = JSON.parse(JSON.stringify(content), (key, value: unknown) =>
    hidesSecrets && ["api_url", "routing_key"].includes(key) ? "<secret>" : value,
  ) as Record<string, unknown>;
  for (const [key, list] of Object.entries(kept)) {
    if (Array.isArray(list))
      kept[key] = list.map((one: object) => ({ http_config: { follow_redirects: true }, ...one }));
  }
  return { id, orgId: user.orgId, name: content["name"], type: "test", data: JSON.stringify(kept), ...times };
}

/** Go leaves out what is empty. */
function ruleOf({ id, content }: Stored): unknown {
  const kept = JSON.parse(JSON.stringify(content), (_key, value: unknown) =>
    value === "" || value === false || (Array.isArray(value) && value.length === 0) ? undefined : value,
  ) as Record<string, unknown>;
  return { ...kept, ...times, id, state: "inactive", source: "" };
}

function dashboardOf({ id, content }: Stored): unknown {
  return { ...content, ...times, id, orgId: user.orgId, locked: false, source: "user", image: "" };
}
