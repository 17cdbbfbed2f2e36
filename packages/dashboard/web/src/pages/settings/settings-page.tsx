// SPDX-License-Identifier: Apache-2.0
import type { SettingsAnswer } from "../../../../src/lib/api/settings-answer.js";
import { ApiError } from "../../api/api-error.js";
import { useData } from "../../api/use-data.js";
import { hrefOf } from "../../app/place.js";
import { settingsRetryMs, useSettings } from "../../app/settings.js";
import { Facts } from "../../parts/facts.js";
import { ErrorNote, Loaded, Skeleton } from "../../parts/loaded.js";
import { Page } from "../../parts/page.js";
import { Panel } from "../../parts/panel.js";
import { ClearForm } from "./clear-form.js";
import { RefreshForm } from "./refresh-form.js";
import { RetentionForm } from "./retention-form.js";
import { Setting } from "./setting.js";
import { ThemeForm } from "./theme-form.js";
import "./settings.css";

/** What can be set, taken along and removed. */
export function SettingsPage() {
  const answer = useData<SettingsAnswer>("/api/settings", {
    everyMs: (data) => (data === null ? settingsRetryMs : undefined),
  });
  // What was saved since is newer than what was asked for.
  const saved = useSettings();
  return (
    <Page title="Settings">
      <Loaded answer={answer} skeleton={<Skeleton lines={6} />}>
        {(asked) => <Forms answer={saved ?? asked} />}
      </Loaded>
    </Page>
  );
}

function Forms({ answer }: { readonly answer: SettingsAnswer }) {
  const { settings, problem, dir, version, signoz_url: signoz } = answer;
  return (
    <div class="settings">
      {problem !== null && (
        <div class="panel">
          <ErrorNote error={new ApiError(problem.why, problem.fix)} />
        </div>
      )}
      <Panel title="How pages look and keep up">
        <Setting title="Theme" about="Kept with the files, for every browser.">
          <ThemeForm />
        </Setting>
        <Setting title="Ask again every" about="While a page is seen.">
          <RefreshForm seconds={settings.refresh_seconds} />
        </Setting>
      </Panel>
      <Panel title="How long history is kept">
        <Setting
          title="Retention"
          about="While a dashboard runs, whole days (UTC) that are older are removed from the disk. Today is always kept."
        >
          <RetentionForm days={settings.retention_days} />
        </Setting>
        <Setting title="Clear history" about="Removes whole days now. What was sent to a collector stays there.">
          {/* A shorter retention has removed days: what would go is asked anew. */}
          <ClearForm key={settings.retention_days} />
        </Setting>
      </Panel>
      <Panel title="Take it along">
        <Setting title="Export CSV" about="All that is in the directory. Pages export what they show.">
          <span class="setting-links">
            <a href={hrefOf("/api/export.csv", { what: "conversations" })} download>
              Conversations
            </a>
            <a href={hrefOf("/api/export.csv", { what: "turns" })} download>
              Turns
            </a>
            <a href={hrefOf("/api/export.csv", { what: "calls" })} download>
              Requests
            </a>
          </span>
        </Setting>
      </Panel>
      <Panel title="What is shown" padded>
        <Facts
          stacked
          facts={[
            ["Directory", <code key="dir">{dir}</code>],
            ["Dashboard", version],
            ["SigNoz", signoz === null ? "not configured" : <a href={signoz}>{signoz}</a>],
          ]}
        />
      </Panel>
    </div>
  );
}
