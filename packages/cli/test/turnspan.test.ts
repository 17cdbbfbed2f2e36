// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TurnspanRecord } from "@turnspan/records";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleConversation, sampleRun } from "./sample-conversation.js";

const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));
const names = { call: "calls.jsonl", turn: "turns.jsonl", workflow_run: "workflow_runs.jsonl" } as const;
const sample = sampleConversation();
const id = sample.run.conversation_id ?? "";

describe("turnspan", () => {
  let dir = "";
  let files = "";

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "turnspan-cli-"));
    files = join(dir, "files");
    const day = join(files, "2026-11-20");
    mkdirSync(day, { recursive: true });
    const older = { run_id: "older", started_at: "2026-11-20T09:00:00.000Z" };
    const runs = [sampleRun({ ...older, conversation_id: "019a2c55-older" }), sample.run];
    const records: TurnspanRecord[] = [...runs, ...sample.turns, ...sample.calls];
    for (const record of records) appendFileSync(join(day, names[record.type]), `\n${JSON.stringify(record)}\n`);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const turnspan = (args: readonly string[], env: Record<string, string> = {}) => {
    const { PATH } = process.env;
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
      cwd: dir,
      encoding: "utf8",
      env: { PATH, ...env },
    });
    return { status, stdout, stderr };
  };

  it("shows the newest conversation, its spans and its turns, and nothing else", () => {
    const { status, stdout, stderr } = turnspan(["show", "--dir", files]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`support-line  ${id}\n`);
    expect(stdout).toContain("execute_tool lookup_order");
    expect(stdout).toMatch(/ 3 {2}caller {2}380 ms/);
  });

  it("finds a conversation by its id or by the beginning of it", () => {
    expect(turnspan(["show", "019a2c55-older", "--dir", files]).stdout).toContain("019a2c55-older");
    expect(turnspan(["show", "019a2c55-7", "--dir", files]).stdout).toContain(id);
    const unclear = turnspan(["show", "019a", "--dir", files]);
    expect(unclear.status).toBe(1);
    expect(unclear.stderr).toBe(`Several conversations begin with 019a: 019a2c55-older, ${id}\nGive more of the id.\n`);
  });

  it("prints one JSON object with the records as they are", () => {
    const { status, stdout } = turnspan(["show", "--json", "--dir", files]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      run: sample.run,
      turns: sample.turns,
      calls: sample.calls,
      malformed: { count: 0, first: [] },
    });
  });

  it("shows one turn with its calls alone", () => {
    const { turns, calls } = JSON.parse(turnspan(["show", "--turn", "3", "--json", "--dir", files]).stdout);
    expect([turns.length, turns[0].turn_index, calls.length]).toEqual([1, 3, 4]);
    const none = turnspan(["show", "--turn", "9", "--dir", files]);
    expect([none.status, none.stdout, none.stderr]).toEqual([
      1,
      "",
      "The conversation has no turn 9.\nIt has turns 1 to 4.\n",
    ]);
  });

  it("lists the conversations, newest first", () => {
    const { status, stdout } = turnspan(["conversations", "--dir", files]);
    expect(status).toBe(0);
    expect(stdout.split("\n").map((line) => line.split(" ")[0])).toEqual(["conversation", id, "019a2c55-older", ""]);
    const listed = JSON.parse(turnspan(["conversations", "--json", "--dir", files]).stdout);
    expect(listed.conversations.map((run: { conversation_id: string }) => run.conversation_id)).toEqual([
      id,
      "019a2c55-older",
    ]);
  });

  it("says what to do where there is nothing, and ends with 1", () => {
    const { status, stdout, stderr } = turnspan(["show"]);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("No conversations in .turnspan.\nRun an agent with observe(session) first");
    expect(turnspan(["conversations"]).status).toBe(1);
    expect(turnspan(["show", "nobody", "--dir", files]).stderr).toContain("turnspan conversations");
  });

  it("says why a directory can't be read, and ends with 1", () => {
    const file = join(dir, "file");
    writeFileSync(file, "");
    const { status, stderr } = turnspan(["conversations", "--dir", file]);
    expect(status).toBe(1);
    expect(stderr).toContain(`${file} is not a directory.\n`);
    expect(stderr).not.toContain("    at ");
  });

  it("ends with 2 on what it does not understand, and prints help on request", () => {
    for (const args of [
      ["shwo"],
      ["show", "--turn", "x"],
      ["show", "--turn", "0"],
      ["show", "--colour"],
      ["--dir", "x", "show"],
    ]) {
      expect(turnspan(args).status, args.join(" ")).toBe(2);
    }
    const help = turnspan(["show", "--help"]);
    expect([help.status, help.stderr]).toEqual([0, ""]);
    expect(help.stdout).toContain("conversation-id");
    expect(turnspan(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("takes the directory from TURNSPAN_DIR, or from a .env file", () => {
    expect(turnspan(["conversations"], { TURNSPAN_DIR: files }).status).toBe(0);
    writeFileSync(join(dir, ".env"), `TURNSPAN_DIR=${files}\n`);
    try {
      const { status, stderr } = turnspan(["conversations"]);
      expect([status, stderr]).toEqual([0, ""]);
    } finally {
      rmSync(join(dir, ".env"));
    }
  });

  it("colours no pipe unless forced to, and nothing where NO_COLOR says so", () => {
    const show = ["show", "--dir", files];
    expect(turnspan(show).stdout).not.toContain("\u001b");
    expect(turnspan(show, { CI: "true" }).stdout).not.toContain("\u001b");
    expect(turnspan(show, { FORCE_COLOR: "1" }).stdout).toContain("\u001b");
    expect(turnspan(show, { NO_COLOR: "1" }).stdout).not.toContain("\u001b");
  });

  it("follows what is written, within two seconds, and ends with 130 at Ctrl-C", async () => {
    const child = spawn(process.execPath, [main, "tail", "--last", "0", "--json", "--dir", files], { cwd: dir });
    const ended = new Promise((resolve) => child.once("close", resolve));
    const line = once(child.stdout, "data");
    const day = join(files, new Date().toISOString().slice(0, 10));
    mkdirSync(day, { recursive: true });
    const [call] = sample.calls;
    const writing = setInterval(() => appendFileSync(join(day, "calls.jsonl"), `\n${JSON.stringify(call)}\n`), 200);
    const [chunk] = (await line) as [Buffer];
    clearInterval(writing);
    expect(JSON.parse(chunk.toString("utf8").split("\n")[0] ?? "")).toMatchObject({ call_id: call?.call_id });
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    rmSync(day, { recursive: true });
  });

  it("ends a query that has no end with 130 at Ctrl-C", async () => {
    const endless = "select sum(a.i * b.i) from range(100000000) a(i), range(100000000) b(i)";
    const child = spawn(process.execPath, [main, "sql", endless, "--dir", files], { cwd: dir });
    const ended = new Promise((resolve) => child.once("close", resolve));
    // Whenever it comes, while it starts, loads or asks: from the moment on that the program listens to it.
    const asking = setInterval(() => child.kill("SIGINT"), 2000);
    expect(await ended).toBe(130);
    clearInterval(asking);
  });

  it("sends conversations to an endpoint as spans and metrics", async () => {
    const asked: string[] = [];
    const server = createHttpServer((request, response) => {
      asked.push(request.url ?? "");
      request.resume().once("end", () => response.writeHead(200, { "content-type": "application/json" }).end("{}"));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const child = spawn(process.execPath, [main, "replay", "--endpoint", endpoint, "--json", "--dir", files], {
      cwd: dir,
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    const [code] = (await once(child, "close")) as [number];
    server.close();
    expect(code).toBe(0);
    expect(JSON.parse(Buffer.concat(chunks).toString("utf8"))).toMatchObject({
      conversations: 2,
      calls: 12,
      error: null,
    });
    expect(new Set(asked)).toEqual(new Set(["/v1/traces", "/v1/metrics"]));
  });

  it("prints completion scripts that the shells can read", () => {
    for (const shell of ["bash", "zsh", "fish"]) {
      const { status, stdout } = turnspan(["completion", shell]);
      expect([status, stdout.includes("conversations")]).toEqual([0, true]);
      const script = join(dir, `completion.${shell}`);
      writeFileSync(script, stdout);
      const checked = spawnSync(shell, ["-n", script], { encoding: "utf8" });
      // A machine may lack zsh and fish.
      if (checked.error === undefined) expect([shell, checked.status, checked.stderr]).toEqual([shell, 0, ""]);
    }
  });

  it("says what the doctor finds, masks secrets, and ends with 1 if something is fatal", () => {
    const env = { TURNSPAN_OTLP_ENDPOINT: "http://127.0.0.1:9", OTEL_EXPORTER_OTLP_HEADERS: "key=very-secret" };
    const found = turnspan(["doctor", "--json", "--dir", files], env);
    const { checks, config, passed } = JSON.parse(found.stdout);
    expect([found.status, passed]).toEqual([0, true]);
    expect(checks.find(({ name }: { name: string }) => name === "endpoint")).toMatchObject({ status: "problem" });
    expect(config.find(({ key }: { key: string }) => key === "headers")).toEqual({
      key: "headers",
      text: "key=***",
      source: "OTEL_EXPORTER_OTLP_HEADERS",
      file: null,
    });
    expect(found.stdout).not.toContain("very-secret");
    const off = turnspan(["doctor", "--dir", files], { TURNSPAN_ENABLED: "false", TURNSPAN_OTLP_ENDPOINT: "none" });
    expect([off.status, off.stdout.includes("switched off by TURNSPAN_ENABLED")]).toEqual([1, true]);
  });

  it("serves the dashboard and ends it well when asked to", async () => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      const child = spawn(process.execPath, [main, "dashboard", "--dir", files, "--port", "0"], { cwd: dir });
      const ended = new Promise((resolve) => child.once("close", resolve));
      const url = await new Promise<string>((resolve) =>
        child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString("utf8").trim())),
      );
      const opened = await fetch(url, { redirect: "manual" });
      const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
      const api = new URL(`/api/conversations/${id}`, url);
      expect(await (await fetch(api, { headers: { cookie } })).text()).toContain(id);
      expect((await fetch(api)).status).toBe(401);
      // A page that follows what happens must not keep the command from ending.
      const live = await fetch(new URL("/api/live", url), { headers: { cookie } });
      expect(live.status).toBe(200);
      child.kill(signal);
      expect(await ended).toBe(0);
      await expect(live.text()).rejects.toThrow("terminated");
    }
  });

  it("serves others only with a token of one's own", () => {
    const open = turnspan(["dashboard", "--dir", files, "--port", "0", "--host", "0.0.0.0"]);
    expect([open.status, open.stderr]).toEqual([1, expect.stringContaining("Give a token of your own")]);
    const weak = turnspan(["dashboard", "--dir", files, "--port", "0"], { TURNSPAN_DASHBOARD_TOKEN: "short" });
    expect([weak.status, weak.stderr]).toEqual([1, expect.stringContaining("16 to 200 letters")]);
    const link = turnspan(["dashboard", "--dir", files, "--port", "0", "--signoz", "javascript:alert(1)"]);
    expect([link.status, link.stderr]).toEqual([1, expect.stringContaining("http or https")]);
  });

  it("says so, and ends with 1, when the dashboard's port is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const { status, stderr } = turnspan(["dashboard", "--dir", files, "--port", String(port)]);
    server.close();
    expect(status).toBe(1);
    expect(stderr).toContain("Choose another port");
  });

  it("ends in silence when its reader goes away", () => {
    const piped = `"${process.execPath}" "${main}" show --json --dir "${files}" | head -c 1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", piped], { encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["{", ""]);
  });
});
