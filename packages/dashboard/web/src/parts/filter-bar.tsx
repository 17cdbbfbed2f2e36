// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { changeQuery, usePlace } from "../app/history.js";
import { Button } from "./button.js";
import "./filter-bar.css";

interface FilterBarProps {
  /** Keys of the query that the filters of this bar set; cleared together. */
  readonly names: readonly string[];
  /** What they leave, `312 conversations`. */
  readonly result?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The filters of a page. Each holds its value in the address, so that a filtered page can be sent to somebody. */
export function FilterBar({ names, result, children }: FilterBarProps) {
  const { query } = usePlace();
  const isSet = names.some((name) => query[name] !== undefined);
  return (
    <form class="filters" role="search" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <div class="filters-row">
        {children}
        {isSet && (
          <Button look="link" onClick={() => changeQuery(Object.fromEntries(names.map((name) => [name, null])))}>
            Clear
          </Button>
        )}
      </div>
      {result !== undefined && (
        <span class="filters-result" role="status">
          {result}
        </span>
      )}
    </form>
  );
}

interface FieldProps {
  /** Key in the query. */
  readonly name: string;
  readonly label: string;
}

interface SelectFilterProps extends FieldProps {
  /** Values, or values with what they are called. */
  readonly options: readonly (string | readonly [value: string, label: string])[];
  /** What no choice is called; `any` unless given. */
  readonly any?: string;
}

/** One of several values. A value of the address that is not among them is shown all the same. */
export function SelectFilter({ name, label, options, any = "any" }: SelectFilterProps) {
  const id = useId();
  const value = usePlace().query[name] ?? "";
  const pairs = options.map((option) => (typeof option === "string" ? ([option, option] as const) : option));
  const listed = value === "" || pairs.some(([key]) => key === value) ? pairs : [...pairs, [value, value] as const];
  return (
    <span class={value === "" ? "filter" : "filter filter-set"}>
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => changeQuery({ [name]: event.currentTarget.value })}>
        <option value="">{any}</option>
        {listed.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </span>
  );
}

/** On or off; on is `1` in the address unless another value is given. */
export function ToggleFilter({ name, label, value = "1" }: FieldProps & { readonly value?: string }) {
  const on = usePlace().query[name] === value;
  return (
    <Button aria-pressed={on} onClick={() => changeQuery({ [name]: on ? null : value })}>
      {label}
    </Button>
  );
}

/** A text to look for; the address follows when typing rests for 200 ms. */
export function SearchFilter({ name, label, placeholder }: FieldProps & { readonly placeholder: string }) {
  const id = useId();
  const value = usePlace().query[name] ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => {
      changeQuery({ [name]: typed.trim() });
      setTyped(null);
    }, 200);
    return () => clearTimeout(timer);
  }, [typed, name]);
  return (
    <span class="filter filter-search">
      <label for={id} class="unseen">
        {label}
      </label>
      <input
        id={id}
        type="search"
        placeholder={placeholder}
        autocomplete="off"
        spellcheck={false}
        value={typed ?? value}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </span>
  );
}
