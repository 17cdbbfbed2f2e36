// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { freePorts } from "../processes/free-ports.js";
import { waitUntil } from "../processes/wait-until.js";

/** A running LiveKit server in development mode. */
export interface LivekitServer {
  /** Websocket address, for workers and callers. */
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** The end of its log. */
  log(): string;
  stop(): Promise<void>;
}

const startTimeoutMs = 20_000;

/**
 * Starts a server on free ports of the loopback address.
 * @throws Error with its log if it does not answer.
 */
export async function startLivekitServer(binary: string): Promise<LivekitServer> {
  const [port, tcpPort, udpPort] = await freePorts(3);
  const config = `
port: ${port}
logging:
  level: warn
rtc:
  tcp_port: ${tcpPort}
  udp_port: ${udpPort}
  use_external_ip: false
  enable_loopback_candidate: true
`;
  const args = ["--dev", "--bind", "127.0.0.1", "--node-ip", "127.0.0.1", "--config-body", config];
  const child = spawn(binary, args, { stdio: ["ignore", "pipe", "pipe"] });
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);
  let log = "";
  const keep = (chunk: Buffer): void => {
    log = (log + chunk.toString("utf8")).slice(-8000);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => resolve()).once("error", () => resolve());
  });
  const answers = async (): Promise<boolean> => {
    if (child.exitCode !== null) throw new Error(`the LiveKit server did not start:\n${log}`);
    return fetch(`http://127.0.0.1:${port}/`).then(
      (response) => response.ok,
      () => false,
    );
  };
  const stop = async (): Promise<void> => {
    process.off("exit", kill);
    kill();
    await ended;
  };
  await waitUntil("the LiveKit server to answer", answers, startTimeoutMs, () => log).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  // What --dev sets when no keys are given.
  return { url: `ws://127.0.0.1:${port}`, apiKey: "devkey", apiSecret: "secret", log: () => log, stop };
}
