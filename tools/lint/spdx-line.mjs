// SPDX-License-Identifier: Apache-2.0

const licenseLine = "// SPDX-License-Identifier: Apache-2.0";

/** Every source file says its license in its first line, after the `#!` line if it has one. */
export const spdxLine = {
  meta: { type: "problem", schema: [] },
  create(context) {
    return {
      Program(node) {
        const [first, second] = context.sourceCode.text.split(/\r?\n/, 2);
        if (first === licenseLine || (first.startsWith("#!") && second === licenseLine)) return;
        context.report({ node, message: `The first line must be: ${licenseLine}` });
      },
    };
  },
};
