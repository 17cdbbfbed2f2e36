// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { callSchema } from "./call.js";
import { turnSchema } from "./turn.js";
import { workflowRunSchema } from "./workflow-run.js";

export const recordSchema = z.discriminatedUnion("type", [callSchema, turnSchema, workflowRunSchema]);
