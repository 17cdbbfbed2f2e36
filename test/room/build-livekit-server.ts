// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { buildOnce } from "../go/build-once.js";

/** The newest version whose module has no replace directives, which `go install` refuses. */
const version = "v1.13.5";

/** The minor version of Go that it needs. */
export const neededGoMinor = 26;

/**
 * The path of a real LiveKit server, built on the first use of a version.
 * @throws Error with the end of the build's output if it fails.
 */
export function buildLivekitServer(): Promise<string> {
  return buildOnce("livekit-server", version, async ({ staging, say, run }) => {
    say("building it from source, once; about two minutes on two cores");
    await run("go", ["install", `github.com/livekit/livekit-server/cmd/server@${version}`], { GOBIN: staging });
    return join(staging, "server");
  });
}
