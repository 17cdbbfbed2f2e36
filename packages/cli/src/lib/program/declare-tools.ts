// SPDX-License-Identifier: Apache-2.0
import type { Declaring } from "./declaring.js";
import { type FileOptions, takeFiles, wholeNumber } from "./query-options.js";

/** What is not about records: the machine, the page, the shell. */
export function declareTools({ program, contextOf }: Declaring): void {
  takeFiles(program.command("doctor"))
    .description("check Node, packages, configuration, endpoint, files and clock; each problem with its fix")
    .action(async (options: FileOptions) => {
      const { doctor } = await import("../commands/doctor.js");
      await doctor(contextOf(options));
    });

  takeFiles(program.command("dashboard"))
    .description("serve a web page over the files, to this machine only, until it is ended with Ctrl-C")
    .option("--port <number>", "port on 127.0.0.1, 0 for any that is free (default: 4380)", wholeNumber(0, 65_535))
    .action(async (options: FileOptions & { port?: number }) => {
      const { dashboard } = await import("../commands/dashboard.js");
      await dashboard(options.port, contextOf(options));
    });

  takeFiles(program.command("completion"))
    .description("print a completion script for a shell")
    .addArgument(program.createArgument("<shell>", "the shell").choices(["bash", "zsh", "fish"]))
    .action(async (shell: "bash" | "zsh" | "fish", options: FileOptions) => {
      const { completion } = await import("../commands/completion.js");
      completion(shell, program, contextOf(options));
    });
}
