// SPDX-License-Identifier: Apache-2.0
import { voice } from "@livekit/agents";
import { diag, DiagLogLevel } from "@opentelemetry/api";
import { type Scenario, playScenario } from "@turnspan/scenario-kit";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startOtlpReceiver } from "../../telemetry/test/otlp-receiver.js";
import { readCorpus, secretsOf } from "../../telemetry/test/redaction/read-corpus.js";
import { type ObserveOptions, type Observation, observe } from "../src/index.js";
import { stringsIn } from "./kit/strings-in.js";

/** In everything that is said, in every tool's arguments and results, and in every error's message. */
const marker = "zanzibar";
const linesPerTurn = 12;

const corpus = readCorpus().filter((line) => line.kind !== "stays");
/** Shorter ones stand in any id by chance. */
const secrets = secretsOf(corpus).filter((secret) => secret.length >= 8);
const said = Array.from(
  { length: Math.ceil(corpus.length / linesPerTurn) },
  (_, turn) =>
    `${marker} ${turn}:\n${corpus
      .slice(turn * linesPerTurn, (turn + 1) * linesPerTurn)
      .map(({ text }) => text)
      .join("\n")}`,
);
const usage = { inputTokens: 10, outputTokens: 10, cachedTokens: 0 };
const speed = { ttftMs: 5, tokensPerSecond: 1e6, usage };
const last = `${marker}, look it up`;

const scenario: Scenario = {
  name: "corpus",
  shows: "the caller and the agent say what nobody else may hear",
  medium: "text",
  agent: {
    name: "shop",
    tools: [
      { name: "look_up", takesMs: 5, end: { kind: "returns", value: said.join("\n") } },
      { name: "fail", takesMs: 5, end: { kind: "throws", message: `${marker} ${said.at(-1) ?? ""}` } },
    ],
  },
  providers: {
    replies: [
      ...said.map((text) => ({ ...speed, prompt: { kind: "user", text } as const, text: `You said ${text}` })),
      {
        ...speed,
        prompt: { kind: "user", text: last },
        toolCalls: [
          { name: "look_up", args: { query: said[0] } },
          { name: "fail", args: { query: said[1] } },
        ],
      },
      { ...speed, prompt: { kind: "tools", names: ["look_up", "fail"] }, text: `Found ${marker}: ${said[2]}` },
    ],
    llm: [{}],
  },
  steps: [...said, last].map((text) => ({ do: "run", text }) as const),
  turns: [],
};

interface Left {
  readonly files: string[];
  readonly exported: string[];
  readonly diagnosed: string[];
  readonly modes: number[];
}

const scratch = mkdtempSync(join(tmpdir(), "turnspan-privacy-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Holds the conversation, and collects every text that it left anywhere. */
async function converse(captureContent: NonNullable<ObserveOptions["captureContent"]>): Promise<Left> {
  const dir = mkdtempSync(join(scratch, `${captureContent}-`));
  const receiver = await startOtlpReceiver();
  const lines: string[] = [];
  const log = (...args: unknown[]) => void lines.push(args.map(String).join(" "));
  const logger = { error: log, warn: log, info: log, debug: log, verbose: log };
  diag.setLogger(logger, { logLevel: DiagLogLevel.ALL, suppressOverrideMessage: true });
  let observation: Observation | null = null;
  await playScenario(scenario, {
    onSession(session) {
      observation = observe(session, {
        dir,
        endpoint: receiver.url,
        captureContent,
        attributes: "llm",
        metadata: { note: said[3]?.slice(0, 250) ?? "", plan: "gold" },
        recordFacts: join(dir, "facts.jsonl"),
      });
      let isFirst = true;
      session.on(voice.AgentSessionEventTypes.ConversationItemAdded, () => {
        if (!isFirst) return;
        isFirst = false;
        const error = { type: "llm_error", label: "x", recoverable: true, error: new Error(said[4]), timestamp: 0 };
        session.emit(voice.AgentSessionEventTypes.Error, {
          error,
          source: session.llm,
          createdAt: Date.now(),
        } as never);
      });
    },
  });
  const { problems, shutdown } = observation as unknown as Observation;
  await shutdown();
  diag.disable();
  await receiver.close();
  const paths = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".jsonl"));
  return {
    files: paths.flatMap((path) =>
      readFileSync(join(dir, path), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .flatMap((line) => stringsIn(JSON.parse(line))),
    ),
    exported: receiver.requests.flatMap(({ body }) => stringsIn(body)),
    diagnosed: [...lines, ...problems.flatMap(stringsIn)],
    modes: paths.map((path) => statSync(join(dir, path)).mode & 0o777),
  };
}

const found = (texts: readonly string[], pieces: readonly string[]) =>
  pieces.filter((piece) => texts.some((text) => text.includes(piece)));

const left = { none: null, local: null, all: null } as Record<"none" | "local" | "all", Left | null>;
beforeAll(async () => {
  for (const mode of ["none", "local", "all"] as const) left[mode] = await converse(mode);
}, 120_000);

function leftBy(mode: "none" | "local" | "all"): Left {
  const result = left[mode];
  if (result === null) throw new Error(`${mode} was not played`);
  return result;
}

describe("a conversation that speaks the whole corpus", () => {
  it.each(["none", "local", "all"] as const)("leaves none of its secrets anywhere with content %s", (mode) => {
    const { files, exported, diagnosed } = leftBy(mode);
    expect(secrets.length).toBeGreaterThan(150);
    expect(found([...files, ...exported, ...diagnosed], secrets)).toEqual([]);
  });

  it("leaves no word of it with content none, and still every record and span", () => {
    const { files, exported, diagnosed } = leftBy("none");
    const words = [marker, "You said", "Found", "look it up"];
    const withoutMetadata = files.filter((text) => !text.startsWith(said[3]?.slice(0, 10) ?? marker));
    expect(found([...withoutMetadata, ...exported, ...diagnosed], words)).toEqual([]);
    expect(exported.filter((text) => text === "turn")).toHaveLength(said.length + 1);
    expect(exported).toContain("execute_tool look_up");
  });

  it("writes the words to files for their owner alone with content local, and exports none", () => {
    const { files, exported, diagnosed, modes } = leftBy("local");
    expect(files.filter((text) => text.includes(marker) && text.includes("[email]")).length).toBeGreaterThan(0);
    expect(files.some((text) => text.includes("[card]"))).toBe(true);
    expect(new Set(modes)).toEqual(new Set([0o600]));
    expect(found([...exported, ...diagnosed], [marker, "You said"])).toEqual([]);
  });

  it("exports the words, redacted, with content all", () => {
    const { exported } = leftBy("all");
    for (const label of ["email", "phone", "card", "ssn", "iban", "secret"]) {
      expect(exported.some((text) => text.includes(marker) && text.includes(`[${label}]`))).toBe(true);
    }
  });

  it("copies the host's metadata into records whatever is captured, redacted", () => {
    for (const mode of ["none", "all"] as const) {
      const notes = leftBy(mode).files.filter((text) => text.startsWith(`${marker} 3`));
      expect(notes.length).toBeGreaterThan(0);
    }
  });
});
