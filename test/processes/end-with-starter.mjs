// SPDX-License-Identifier: Apache-2.0

/** Ends this worker when the test that started it is gone, however it went. Job processes notice by themselves. */
export function endWithStarter() {
  if (process.argv[2] !== "start") return;
  process.stdin.on("end", () => process.exit(1)).resume();
}
