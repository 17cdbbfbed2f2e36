// SPDX-License-Identifier: Apache-2.0

/** Each command that a README may show, and what runs it. */
export const knownCommands: Readonly<Record<string, string>> = {
  "npm install @turnspan/livekit": "test/packed: npm installs the packed packages in an empty project",
  "npm install -D @turnspan/cli": "test/packed: npm installs the packed packages in an empty project",
  "npm run demo": "test/tools/demo.test.ts",
  "npm run --silent demo -- --json": "test/tools/demo.test.ts",
  "npm test": ".ci/run",
  "npm run check": ".ci/run",
  "npm run generate": "npm run check runs the same generators",
  "npm run format": "npm run check runs oxfmt with --check",
};
