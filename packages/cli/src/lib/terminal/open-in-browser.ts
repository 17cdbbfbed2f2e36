// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The command that opens an address with what the user has chosen for it. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [command: string, ...args: string[]]>>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};

/** Time for a browser that has to be started first. */
const keptMs = 60_000;

/** What came of opening an address. */
export interface Opening {
  /** False if there is nothing to open it with. */
  readonly opened: boolean;
  /** Takes away what was left for the browser; it goes by itself after a minute, if the process still runs. */
  readonly end: () => void;
}

/**
 * Opens a secret address in a browser. Command lines can be read by every user of the machine: the browser is given a file that only this
 * user may read and that leads on to the address.
 */
export async function openInBrowser(url: string): Promise<Opening> {
  const folder = leadFolder(url);
  if (folder === null) return { opened: false, end: () => {} };
  const end = (): void => rmSync(folder, { recursive: true, force: true });
  const opened = await start(pathToFileURL(join(folder, leadFile)).href);
  setTimeout(end, keptMs).unref();
  return { opened, end };
}

const leadFile = "turnspan.html";

/** A folder with the file; null if it can't be written. */
function leadFolder(url: string): string | null {
  try {
    const folder = mkdtempSync(join(tmpdir(), "turnspan-open-"));
    writeFileSync(join(folder, leadFile), leadTo(url), { mode: 0o600 });
    return folder;
  } catch {
    return null;
  }
}

function leadTo(url: string): string {
  const text = url.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<!doctype html>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${text}">
<title>Turnspan</title>
<a href="${text}">Go on to the dashboard</a>
`;
}

function start(target: string): Promise<boolean> {
  const [command, ...args] = openers[process.platform] ?? ["xdg-open"];
  return new Promise((resolve) => {
    const child = spawn(command, [...args, target], { stdio: "ignore", detached: true });
    child.once("error", () => resolve(false));
    child.once("spawn", () => {
      child.unref();
      resolve(true);
    });
  });
}
