// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import type { AvailabilityChanged } from "../turns/fact.js";
import { AdapterWatch } from "./availability.js";

describe("AdapterWatch", () => {
  it("tells who an adapter's members are, and how many report as the one that is out", () => {
    const [one, twin, other] = [
      { label: () => "openai.LLM", provider: "openai", model: "gpt" },
      { label: () => "openai.LLM", provider: "openai", model: "gpt" },
      { label: () => "anthropic.LLM", provider: "anthropic", model: "claude" },
    ];
    const adapter = Object.assign(new EventEmitter(), { llms: [one, twin, other] });
    const facts: AvailabilityChanged[] = [];
    const watch = new AdapterWatch(
      { llm: adapter } as never,
      {
        emit: (fact: unknown) => facts.push(fact as AvailabilityChanged),
        guard: (_: string, run: unknown) => run,
      } as never,
    );
    watch.refresh();
    adapter.emit("llm_availability_changed", { llm: one, available: false });
    adapter.emit("llm_availability_changed", { llm: other, available: false });
    const members = [
      { label: "openai.LLM", provider: "openai", model: "gpt" },
      { label: "openai.LLM", provider: "openai", model: "gpt" },
      { label: "anthropic.LLM", provider: "anthropic", model: "claude" },
    ];
    expect(facts).toMatchObject([
      { instance: members[0], instances: 3, alike: 2, members },
      { instance: members[2], instances: 3, alike: 1, members },
    ]);
  });
});
