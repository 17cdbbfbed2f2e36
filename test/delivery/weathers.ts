// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { freePorts } from "../processes/free-ports.js";
import { startGate, type Gate, type GateMood } from "./start-gate.js";

/** A receiver that is up. */
export interface Receiving {
  readonly endpoint: string;
  readonly dir: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts a receiver that writes into a directory; on a free port unless one is given. */
export type StartReceiving = (dir: string, port?: number) => Promise<Receiving>;

/** What the jobs meet. */
export interface Weather {
  readonly endpoint: string;
  /** Where what arrived is written. */
  readonly dirs: readonly string[];
  /** Attempts that reached the gate, by what became of them; empty where there is no gate. */
  readonly requests: Readonly<Record<string, number>>;
  /** Called when a job has ended. */
  onEnd(ended: number): Promise<void>;
  /** Makes all well again. */
  mend(): Promise<void>;
  stop(): Promise<void>;
}

/** A way in which a receiver fails. */
export interface WeatherKind {
  readonly what: string;
  /** True if a receiver takes requests whose senders do not learn of it. */
  readonly repeats: boolean;
  /** What the shutdown of a job may take, in milliseconds. */
  readonly deadlineMs: number;
  start(startReceiving: StartReceiving, dir: string, jobs: number): Promise<Weather>;
}

const nothing = async (): Promise<void> => undefined;

/** Behind a gate; the gate is opened when a share of the jobs has ended, 1 for not before all have. */
function gated(what: string, mood: GateMood, { repeats = false, mendedAfter = 1 } = {}): WeatherKind {
  return {
    what,
    repeats,
    deadlineMs: mood.kind === "hang" ? 1500 : 5000,
    async start(startReceiving, dir, jobs) {
      const receiving = await startReceiving(join(dir, "receiver"));
      const gate: Gate = await startGate(receiving.endpoint, mood);
      const mend = async () => gate.setMood({ kind: "forward" });
      return {
        endpoint: gate.endpoint,
        dirs: [receiving.dir],
        requests: gate.requests,
        onEnd: async (ended) => (ended === Math.round(jobs * mendedAfter) ? mend() : undefined),
        mend,
        async stop() {
          await gate.stop();
          await receiving.stop();
        },
      };
    },
  };
}

/** What the suite has jobs live through. */
export const weathers: readonly WeatherKind[] = [
  gated("up", { kind: "forward" }),
  {
    what: "refusing: nothing listens until all jobs are over",
    repeats: false,
    deadlineMs: 5000,
    async start(startReceiving, dir) {
      const [port = 0] = await freePorts(1);
      let receiving: Receiving | null = null;
      const dirs: string[] = [];
      return {
        endpoint: `http://127.0.0.1:${port}`,
        dirs,
        requests: {},
        onEnd: nothing,
        async mend() {
          receiving = await startReceiving(join(dir, "receiver"), port);
          dirs.push(receiving.dir);
        },
        stop: async () => receiving?.stop(),
      };
    },
  },
  gated("hanging: the request is read, never passed on, never answered", { kind: "hang", taken: false }),
  gated("hanging after it took the request", { kind: "hang", taken: true }, { repeats: true }),
  gated(
    "503 with Retry-After, for half of the jobs",
    { kind: "answer", status: 503, retryAfter: "1" },
    { mendedAfter: 0.5 },
  ),
  gated("429, for half of the jobs", { kind: "answer", status: 429 }, { mendedAfter: 0.5 }),
  gated("401 until the key is renewed, after all jobs", { kind: "answer", status: 401 }),
  {
    what: "killed (SIGKILL) and started again in the middle",
    repeats: true,
    deadlineMs: 5000,
    async start(startReceiving, dir, jobs) {
      const [port = 0] = await freePorts(1);
      const dirs: string[] = [];
      const startNext = async (): Promise<Receiving> => {
        const started = await startReceiving(join(dir, `receiver-${dirs.length + 1}`), port);
        dirs.push(started.dir);
        return started;
      };
      let receiving = await startNext();
      return {
        endpoint: receiving.endpoint,
        dirs,
        requests: {},
        async onEnd(ended) {
          if (ended === Math.round(jobs / 3)) await receiving.kill();
          if (ended === Math.round((2 * jobs) / 3)) receiving = await startNext();
        },
        mend: nothing,
        stop: () => receiving.stop(),
      };
    },
  },
];
