// SPDX-License-Identifier: Apache-2.0

/** `new Date()` and `Date()` read the clock; a date made from a given time does not. */
export const noClock = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const isDate = (callee) => callee.type === "Identifier" && callee.name === "Date";
    const message = "This room is pure: take the time from a fact, do not read the clock.";
    return {
      NewExpression(node) {
        if (isDate(node.callee) && node.arguments.length === 0) context.report({ node, message });
      },
      CallExpression(node) {
        if (isDate(node.callee)) context.report({ node, message });
      },
    };
  },
};
