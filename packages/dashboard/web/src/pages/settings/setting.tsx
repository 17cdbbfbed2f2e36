// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";

interface SettingProps {
  readonly title: string;
  /** What it does, and when. */
  readonly about: string;
  readonly children: ComponentChildren;
}

/** One thing to set: what it is at the left, how it is set at the right. */
export function Setting({ title, about, children }: SettingProps) {
  return (
    <div class="setting">
      <div>
        <h3>{title}</h3>
        <p>{about}</p>
      </div>
      <div class="setting-field">{children}</div>
    </div>
  );
}
