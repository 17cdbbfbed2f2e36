// SPDX-License-Identifier: Apache-2.0

interface ChoicesProps<Value extends string | number> {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all of which are seen. */
export function Choices<Value extends string | number>({ name, label, options, value, onChoose }: ChoicesProps<Value>) {
  return (
    <fieldset class="choices">
      <legend class="unseen">{label}</legend>
      {options.map(([option, text]) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChoose(option)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
