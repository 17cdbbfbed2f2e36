// SPDX-License-Identifier: Apache-2.0
import { Component, type ComponentType } from "preact";

/** The component, made again only when a property is another one. */
export function memo<Props extends object>(Shown: ComponentType<Props>): ComponentType<Props> {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return !areSame(this.props, next);
    }

    override render() {
      return <Shown {...this.props} />;
    }
  };
}

function areSame(before: object, after: object): boolean {
  const old = new Map<string, unknown>(Object.entries(before));
  const entries = Object.entries(after);
  return entries.length === old.size && entries.every(([key, value]) => old.has(key) && Object.is(old.get(key), value));
}
