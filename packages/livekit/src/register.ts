// SPDX-License-Identifier: Apache-2.0
/**
 * `node --import @turnspan/livekit/register agent.js dev` observes every `AgentSession` of a worker and its job processes,
 * without a line of code.
 */
import { register } from "./lib/preload/register.js";

register();
