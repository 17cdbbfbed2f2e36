// SPDX-License-Identifier: Apache-2.0
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StoreError } from "@turnspan/store";
import type { Settings, SettingsProblem } from "../api/settings-answer.js";
import { changeSettings, defaultSettings } from "./check-settings.js";

/** A name with a dot: the store passes over it. */
const fileName = ".dashboard.json";

/** What is in force. */
export interface KeptSettings {
  readonly settings: Settings;
  /** Why they are the defaults although there is a file; null unless that is so. */
  readonly problem: SettingsProblem | null;
}

/** The settings that were kept; the defaults where there are none. A file that is not understood is left as it is, and is a problem. */
export async function readSettings(dir: string): Promise<KeptSettings> {
  const path = join(dir, fileName);
  const unread = (why: string, how: string): KeptSettings => ({
    settings: defaultSettings,
    problem: {
      why: `${path} ${why}.`,
      fix: `${how}, or move the file away to begin with the defaults. Until then settings can't be changed, and no day is removed.`,
    },
  });
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    const code = codeOf(cause);
    // Without a directory there is no file; other pages tell of the directory.
    if (code === "ENOENT" || code === "ENOTDIR") return { settings: defaultSettings, problem: null };
    if (code === null) return unread("is not JSON", "Correct it");
    return unread(`could not be read (${code})`, "Check its owner");
  }
  const checked = changeSettings(defaultSettings, content, "the file");
  if ("settings" in checked) return { settings: checked.settings, problem: null };
  const { key, expected } = checked.wrong;
  return unread(`can't be used: ${key} is not ${expected}`, "Correct it");
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
    const code = codeOf(cause) ?? "unwritable";
    throw new StoreError(code, `${path} could not be written (${code}).`, "Check the directory's owner.", cause);
  }
}

/** The `code` of an error of `node:fs`; null of another. */
function codeOf(cause: unknown): string | null {
  return cause instanceof Error && "code" in cause ? String(cause.code) : null;
}
