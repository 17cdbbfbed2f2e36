// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StoreError } from "@turnspan/store";
import type { Settings } from "../api/settings-answer.js";
import { changeSettings, defaultSettings } from "./check-settings.js";

/** A name with a dot: the store passes over it. */
const fileName = ".dashboard.json";

/** The settings that were kept; the defaults where there are none, or they were damaged. */
export async function readSettings(dir: string): Promise<Settings> {
  try {
    const checked = changeSettings(defaultSettings, JSON.parse(await readFile(join(dir, fileName), "utf8")));
    return "settings" in checked ? checked.settings : defaultSettings;
  } catch {
    return defaultSettings;
  }
}

/**
 * Keeps settings; what was there before stays if that fails.
 * @throws StoreError if the directory can't be written.
 */
export async function writeSettings(dir: string, settings: Settings): Promise<void> {
  const path = join(dir, fileName);
  const part = `${path}.${process.pid}.part`;
  try {
    await mkdir(dir, { recursive: true });
    await writeFile(part, `${JSON.stringify(settings)}\n`, { mode: 0o600 });
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true }).catch(() => {});
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unwritable";
    throw new StoreError(code, `${path} could not be written (${code}).`, "Check the directory's owner.", cause);
  }
}
