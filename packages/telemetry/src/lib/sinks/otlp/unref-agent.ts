// SPDX-License-Identifier: Apache-2.0
import http from "node:http";
import https from "node:https";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";

/**
 * An agent whose connections never keep the process alive, not even while a request waits for its answer: a hanging
 * receiver must not hold a process that has finished its work.
 */
export function createUnrefAgent(protocol: string): http.Agent {
  const agent = protocol === "https:" ? new https.Agent(options) : new http.Agent(options);
  const create = agent.createConnection.bind(agent);
  agent.createConnection = (...args) => {
    const socket = create(...args);
    if (socket) unrefAlways(socket);
    return socket;
  };
  const reuse = agent.reuseSocket.bind(agent);
  agent.reuseSocket = (socket, request) => {
    reuse(socket, request);
    unref(socket);
  };
  return agent;
}

/** One connection each for spans, metrics and log lines stays open. */
const options = { keepAlive: true, maxSockets: 6, maxFreeSockets: 3 };

// A socket gets a new handle, which counts again, for each address that it tries.
function unrefAlways(socket: Duplex): void {
  unref(socket);
  for (const event of ["connectionAttempt", "connect"]) socket.on(event, () => unref(socket));
}

function unref(socket: Duplex): void {
  if (socket instanceof Socket) socket.unref();
}
