// SPDX-License-Identifier: Apache-2.0
import type { Declaring } from "../program/declaring.js";
import { parseMoment } from "../program/moment.js";
import { type FileOptions, takeFiles } from "../program/query-options.js";
import { type SignozOptions, takeSignoz, takeUrl } from "./connection-options.js";
import type { ProvisionCommandOptions } from "./signoz-provision.js";
import type { QueryCommandOptions } from "./signoz-query.js";

const fromOption = ["--from <folder>", "folder with dashboards/, alerts/ and alertmanager/", "observability"] as const;

/** What is done with a SigNoz over its API. */
export function declareSignoz({ program, now, contextOf }: Declaring): void {
  const signoz = program
    .command("signoz")
    .description("dashboards, alerts and channels in SigNoz; questions to it")
    .addHelpText("after", "\nWho asks: SIGNOZ_API_TOKEN, or SIGNOZ_EMAIL and SIGNOZ_PASSWORD.");

  takeSignoz(signoz.command("provision"))
    .description("make SigNoz have the dashboards, alert rules, channels and routes of a folder")
    .option(...fromOption)
    .option("--dry-run", "say what would be done and do nothing")
    .option("--prune", "remove what carries Turnspan's mark and is not in the folder")
    .option("--wait", "wait up to five minutes until SigNoz is well")
    .action(async (options: ProvisionCommandOptions) => {
      const { signozProvision } = await import("./signoz-provision.js");
      await signozProvision(options, contextOf({ dir: "", ...(options.json && { json: true }) }));
    });

  takeSignoz(signoz.command("status"))
    .description(
      "say which version answers, what is provisioned, what drifted, and whether data of the last hour is there; exit code 1 if not all is well",
    )
    .option(...fromOption)
    .action(async (options: SignozOptions & { from: string }) => {
      const { signozStatus } = await import("./signoz-status.js");
      await signozStatus(options, contextOf({ dir: "", ...(options.json && { json: true }) }));
    });

  takeSignoz(signoz.command("query"))
    .description("ask SigNoz: an aggregation over spans, p95(voice.turn.e2e_latency), or SQL")
    .argument("[expression]", "aggregation over spans (default: count())")
    .option("--filter <expression>", "only these spans, for example: name = 'turn'")
    .option("--by <attribute...>", "one row for each value")
    .option("--sql <query>", "ClickHouse SQL instead of an aggregation")
    .option("--since <when>", "from then on: 7d, 24h, today, 2026-11-01 (UTC) (default: 1h)", (text) =>
      parseMoment(text, "start", now),
    )
    .option("--until <when>", "up to then (default: now)", (text) => parseMoment(text, "end", now))
    .action(async (expression: string | undefined, options: QueryCommandOptions) => {
      const { signozQuery } = await import("./signoz-query.js");
      await signozQuery(expression, options, contextOf({ dir: "", ...(options.json && { json: true }) }));
    });

  takeFiles(takeUrl(signoz.command("link")))
    .description("print the address of a conversation's trace in SigNoz; the newest one's without an id")
    .argument("[conversation]", "its id or the beginning of it, or a trace id of 32 digits")
    .action(async (id: string | undefined, options: SignozOptions & FileOptions) => {
      const { signozLink } = await import("./signoz-link.js");
      await signozLink(id, options, contextOf(options));
    });
}
