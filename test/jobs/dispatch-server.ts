// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from "node:net";
import {
  AvailabilityRequest,
  Job,
  JobAssignment,
  JobTermination,
  JobType,
  RegisterWorkerResponse,
  Room,
  ServerInfo,
  ServerMessage,
  WorkerMessage,
} from "@livekit/protocol";
import { type WebSocket, WebSocketServer } from "ws";
import { waitUntil } from "../processes/wait-until.js";

/** A job to hand out. */
export interface JobOrder {
  readonly jobId: string;
  readonly roomSid: string;
  readonly roomName: string;
  readonly agentName: string;
  /** What the job's entry reads. */
  readonly metadata: string;
}

/** The part of a LiveKit server that workers talk to: it registers them, hands out jobs and ends them. */
export interface DispatchServer {
  /** Websocket base address for workers. */
  readonly url: string;
  /** Resolves once a worker has registered. */
  registered(timeoutMs: number, explain: () => string): Promise<void>;
  /** Offers a job to the worker; it is assigned once the worker says that it is available. */
  dispatch(order: JobOrder): void;
  /** Jobs that the worker accepted, in order. */
  readonly acceptedJobIds: readonly string[];
  /** Tells the worker to end a job. */
  terminate(jobId: string): void;
  close(): Promise<void>;
}

/** Starts a dispatch server on a free port of the loopback address. It knows one worker at a time. */
export async function startDispatchServer(): Promise<DispatchServer> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, path: "/agent" });
  await new Promise<void>((resolve, reject) => server.once("error", reject).once("listening", resolve));
  const offered = new Map<string, Job>();
  const acceptedJobIds: string[] = [];
  let worker: WebSocket | null = null;
  const tell = (message: ServerMessage["message"], socket = worker): void => {
    if (socket === null) throw new Error("no worker has registered");
    socket.send(new ServerMessage({ message }).toBinary());
  };

  const hear = (socket: WebSocket, { message }: WorkerMessage): void => {
    if (message.case === "register") {
      worker = socket;
      const serverInfo = new ServerInfo({ version: "1.0.0", protocol: 1 });
      tell({ case: "register", value: new RegisterWorkerResponse({ workerId: "AW_test", serverInfo }) });
    } else if (message.case === "availability" && message.value.available) {
      const job = offered.get(message.value.jobId);
      if (job === undefined) return;
      offered.delete(job.id);
      acceptedJobIds.push(job.id);
      tell({ case: "assignment", value: new JobAssignment({ job, token: "unused: the job joins no room" }) }, socket);
    }
  };
  server.on("connection", (socket) => {
    socket.on("message", (data: Buffer) => hear(socket, WorkerMessage.fromBinary(data)));
    socket.on("close", () => {
      if (worker === socket) worker = null;
    });
  });

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    registered: (timeoutMs, explain) => waitUntil("a worker to register", () => worker !== null, timeoutMs, explain),
    dispatch({ jobId, roomSid, roomName, agentName, metadata }) {
      const room = new Room({ sid: roomSid, name: roomName });
      const job = new Job({ id: jobId, type: JobType.JT_ROOM, room, agentName, metadata });
      offered.set(jobId, job);
      tell({ case: "availability", value: new AvailabilityRequest({ job }) });
    },
    acceptedJobIds,
    terminate: (jobId) => tell({ case: "termination", value: new JobTermination({ jobId }) }),
    async close() {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
