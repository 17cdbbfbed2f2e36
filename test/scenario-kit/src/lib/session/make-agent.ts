// SPDX-License-Identifier: Apache-2.0
import { llm, voice } from "@livekit/agents";
import { pause } from "../clock/pause.js";
import type { AgentPlan, ToolEnd, ToolPlan } from "../scenario/agent-plan.js";
import type { LlmPlan } from "../scenario/provider-plan.js";
import type { ToolRun } from "../scenario/truth.js";

/** Makes an agent of its plan. */
export function makeAgent(plan: AgentPlan, surroundings: Surroundings): voice.Agent {
  return new PlannedAgent(plan, surroundings);
}

/** What agents find around them. */
export interface Surroundings {
  /** The tools that have run, those at work included. */
  readonly toolRuns: ToolRun[];
  /** Makes language models of an agent's own. */
  readonly makeLlm: (plans: readonly LlmPlan[]) => llm.LLM;
}

class PlannedAgent extends voice.Agent {
  readonly #plan: AgentPlan;

  constructor(plan: AgentPlan, surroundings: Surroundings) {
    super(optionsOf(plan, surroundings, () => {}));
    this.#plan = plan;
  }

  override async onEnter(): Promise<void> {
    enter(this.#plan, this.session);
  }
}

class PlannedTask extends voice.AgentTask<string> {
  readonly #plan: AgentPlan;

  constructor(plan: AgentPlan, surroundings: Surroundings) {
    super(optionsOf(plan, surroundings, (result) => this.complete(result)));
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

function optionsOf(plan: AgentPlan, surroundings: Surroundings, complete: (result: string) => void) {
  const tools = toolsOf(plan, surroundings, complete);
  const own = plan.llm === undefined ? {} : { llm: surroundings.makeLlm(plan.llm) };
  return { id: plan.name, instructions: plan.name, tools, ...own };
}

function toolsOf(plan: AgentPlan, surroundings: Surroundings, complete: (result: string) => void) {
  return (plan.tools ?? []).map((tool) =>
    llm.tool({
      name: tool.name,
      description: tool.name,
      execute: async (_arguments, { ctx }) => {
        const ran: ToolRun = { name: tool.name, startedAtMs: Date.now(), endedAtMs: null };
        surroundings.toolRuns.push(ran);
        try {
          return await run(tool, ctx.session, surroundings, complete);
        } finally {
          ran.endedAtMs = Date.now();
        }
      },
    }),
  );
}

async function run(
  tool: ToolPlan,
  session: voice.AgentSession,
  surroundings: Surroundings,
  complete: (result: string) => void,
): Promise<unknown> {
  if (tool.says !== undefined) session.say(tool.says);
  await pause(tool.takesMs);
  if (tool.completes === true) complete(tool.name);
  return await endOf(tool.end, surroundings);
}

async function endOf(end: ToolEnd, surroundings: Surroundings): Promise<unknown> {
  switch (end.kind) {
    case "returns":
      return end.value;
    case "throws":
      throw new llm.ToolError(end.message);
    case "hands_off":
      return llm.handoff({ agent: makeAgent(end.to, surroundings) });
    case "asks":
      return await new PlannedTask(end.task, surroundings).run();
  }
}
