// SPDX-License-Identifier: Apache-2.0
import { Option } from "commander";
import type { Declaring } from "./declaring.js";
import { type FileOptions, type QueryOptions, takeFiles, takeQuery, wholeNumber } from "./query-options.js";

export interface CompareOptions extends QueryOptions {
  readonly failOn: readonly string[];
}

export interface SqlCommandOptions extends FileOptions {
  readonly limit: number;
  readonly timeout: number;
}

/** Figures over many conversations. */
export function declareQuestions({ program, now, contextOf }: Declaring): void {
  takeQuery(program.command("stats").alias("telemetry"), now)
    .description("cost, calls, success and latency at a glance, and where they come from")
    .action(async (options: QueryOptions) => {
      const { stats } = await import("../commands/stats.js");
      await stats(contextOf(options));
    });

  takeQuery(program.command("latency"), now)
    .description("percentiles of the caller's wait by segment and by model, and what the slow turns pay for most")
    .action(async (options: QueryOptions) => {
      const { latency } = await import("../commands/latency.js");
      await latency(contextOf(options));
    });

  takeQuery(program.command("compare"), now)
    .description("two ranges, versions or directories side by side, with a verdict")
    .argument("<A>", "before: 2026-11-01..2026-11-07, 14d..7d, a day, version:1.4.0 or dir:<path>")
    .argument("<B>", "after, in the same forms")
    .addOption(
      new Option("--fail-on <condition>", 'end with 1 if it holds, as "e2e_p95>+10%"; may be given several times')
        .argParser((text: string, all: readonly string[]) => [...all, text])
        .default([], "none"),
    )
    .addHelpText("after", compareHelp)
    .action(async (a: string, b: string, options: CompareOptions) => {
      const { compare } = await import("../commands/compare.js");
      await compare(a, b, options.failOn, contextOf(options));
    });

  takeQuery(program.command("forecast"), now)
    .description("what this month will have cost, with a range, from the days so far")
    .action(async (options: QueryOptions) => {
      const { forecast } = await import("../commands/forecast.js");
      await forecast(contextOf(options));
    });

  takeFiles(program.command("sql"))
    .description("answer one SELECT (DuckDB) over the views calls, turns and workflow_runs; it can change nothing")
    .argument("<query>", 'for example "select kind, count(*) from calls group by kind"')
    .option("--limit <number>", "at most so many rows", wholeNumber(1, 1_000_000), 1000)
    .option("--timeout <seconds>", "stop it after so long", wholeNumber(1, 3600), 60)
    .action(async (query: string, options: SqlCommandOptions) => {
      const { sql } = await import("../commands/sql.js");
      await sql(query, options, contextOf(options));
    });
}

const compareHelp = `
A condition is <figure><operator><bound>, operators > >= < <=:
  e2e_p95>+10%           more than 10 % above A
  cost_per_minute>+$0.01 more than a cent above A
  success_rate<-1pp      more than one percentage point below A
  e2e_p95>1500ms         B itself is above 1500 ms
Figures: calls, conversations, turns, cost, cost_per_call, cost_per_minute,
cost_per_conversation, success_rate, fallback_rate, interruption_rate,
latency_p50, latency_p95, latency_p99, ttft_p50, ttft_p95, ttfb_p50, ttfb_p95,
e2e_p50, e2e_p95, e2e_p99. A figure that is unknown on a side that the
condition needs fails it: a gate without data must not pass.`;
