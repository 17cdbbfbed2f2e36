// SPDX-License-Identifier: Apache-2.0
import { llm, voice } from "@livekit/agents";
import { pause } from "../clock/pause.js";
import type { AgentPlan, ToolEnd, ToolPlan } from "../scenario/agent-plan.js";

/** Makes an agent of its plan. `running` is told how many tools are at work. */
export function makeAgent(plan: AgentPlan, running: RunningTools): voice.Agent {
  return new PlannedAgent(plan, running);
}

/** How many tools are at work. */
export interface RunningTools {
  count: number;
}

class PlannedAgent extends voice.Agent {
  readonly #plan: AgentPlan;

  constructor(plan: AgentPlan, running: RunningTools) {
    super({ id: plan.name, instructions: plan.name, tools: toolsOf(plan, running, () => {}) });
    this.#plan = plan;
  }

  override async onEnter(): Promise<void> {
    enter(this.#plan, this.session);
  }
}

class PlannedTask extends voice.AgentTask<string> {
  readonly #plan: AgentPlan;

  constructor(plan: AgentPlan, running: RunningTools) {
    super({ id: plan.name, instructions: plan.name, tools: toolsOf(plan, running, (result) => this.complete(result)) });
    this.#plan = plan;
  }

  override async onEnter(): Promise<void> {
    enter(this.#plan, this.session);
  }
}

function enter({ onEnter }: AgentPlan, session: voice.AgentSession): void {
  if (onEnter === undefined) return;
  if ("say" in onEnter) session.say(onEnter.say);
  else session.generateReply({ instructions: onEnter.reply });
}

function toolsOf(plan: AgentPlan, running: RunningTools, complete: (result: string) => void) {
  return (plan.tools ?? []).map((tool) =>
    llm.tool({
      name: tool.name,
      description: tool.name,
      execute: async (_arguments, { ctx }) => {
        running.count += 1;
        try {
          return await run(tool, ctx.session, running, complete);
        } finally {
          running.count -= 1;
        }
      },
    }),
  );
}

async function run(
  tool: ToolPlan,
  session: voice.AgentSession,
  running: RunningTools,
  complete: (result: string) => void,
): Promise<unknown> {
  if (tool.says !== undefined) session.say(tool.says);
  await pause(tool.takesMs);
  if (tool.completes === true) complete(tool.name);
  return await endOf(tool.end, running);
}

async function endOf(end: ToolEnd, running: RunningTools): Promise<unknown> {
  switch (end.kind) {
    case "returns":
      return end.value;
    case "throws":
      throw new llm.ToolError(end.message);
    case "hands_off":
      return llm.handoff({ agent: makeAgent(end.to, running) });
    case "asks":
      return await new PlannedTask(end.task, running).run();
  }
}
