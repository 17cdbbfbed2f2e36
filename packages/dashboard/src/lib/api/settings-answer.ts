// SPDX-License-Identifier: Apache-2.0

/** What a reader can set; kept in the directory of the files. */
export interface Settings {
  /** Pages ask again so often, 2 to 3,600 seconds; null: only when asked to. Default 10. */
  readonly refresh_seconds: number | null;
  /** Whole days are removed once they are older, 1 to 3,650, while a dashboard runs; null: kept for ever. Default null. */
  readonly retention_days: number | null;
  /** Default system. */
  readonly theme: "system" | "light" | "dark";
}

/** Body of `PUT /api/settings`. */
export interface SettingsChange extends Partial<Settings> {
  /**
   * The days that another `retention_days` removes at once, as `GET /api/clear` named them; none unless given. Nothing is changed or removed
   * if others would go.
   */
  readonly days?: readonly string[];
}

/** Why the file of the settings is not understood. It is left as it is. */
export interface SettingsProblem {
  readonly why: string;
  readonly fix: string;
}

/**
 * `GET /api/settings`, and the answer of `PUT /api/settings`. Requests that change something carry the header `x-turnspan-change: 1` and
 * JSON.
 */
export interface SettingsAnswer {
  /** Those in force: the defaults while there is a problem. */
  readonly settings: Settings;
  /** null if the settings were read, or there are none yet. */
  readonly problem: SettingsProblem | null;
  /** The directory that is shown. */
  readonly dir: string;
  /** Version of the dashboard. */
  readonly version: string;
  /** Address of SigNoz; null if none was configured. */
  readonly signoz_url: string | null;
}
