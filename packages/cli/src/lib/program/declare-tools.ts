// SPDX-License-Identifier: Apache-2.0
import { Option } from "commander";
import type { Declaring } from "./declaring.js";
import { type FileOptions, takeFiles, wholeNumber } from "./query-options.js";

/** Options of `turnspan dashboard`. */
export interface DashboardCommandOptions extends FileOptions {
  readonly port?: number;
  readonly host?: string;
  readonly token?: string;
  readonly signoz?: string;
  readonly prices?: string;
  /** Undefined: on a terminal. */
  readonly open?: boolean;
}

/** What is not about records: the machine, the page, the shell. */
export function declareTools({ program, contextOf }: Declaring): void {
  takeFiles(program.command("doctor"))
    .description("check Node, packages, configuration, endpoint, files and clock; each problem with its fix")
    .action(async (options: FileOptions) => {
      const { doctor } = await import("../commands/doctor.js");
      await doctor(contextOf(options));
    });

  takeFiles(program.command("dashboard"))
    .description("serve the dashboard over the files, to this machine only, until it is ended with Ctrl-C")
    .option("--port <number>", "port to listen on, 0 for any that is free (default: 4380)", wholeNumber(0, 65_535))
    .option("--host <name>", "name or address to listen on; another than this machine's own needs --token")
    .addOption(
      new Option("--token <text>", "what a browser must show (default: random)").env("TURNSPAN_DASHBOARD_TOKEN"),
    )
    .addOption(new Option("--signoz <url>", "address of SigNoz, for links to traces").env("SIGNOZ_API_ENDPOINT"))
    .option("--prices <file>", "prices of your own, as in turnspan.prices.yaml")
    .option("--open", "open it in a browser (default: on a terminal)")
    .option("--no-open", "only print its address")
    .action(async (options: DashboardCommandOptions) => {
      const { dashboard } = await import("../commands/dashboard.js");
      await dashboard(options, contextOf(options));
    });

  takeFiles(program.command("completion"))
    .description("print a completion script for a shell")
    .addArgument(program.createArgument("<shell>", "the shell").choices(["bash", "zsh", "fish"]))
    .action(async (shell: "bash" | "zsh" | "fish", options: FileOptions) => {
      const { completion } = await import("../commands/completion.js");
      completion(shell, program, contextOf(options));
    });
}
