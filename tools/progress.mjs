// SPDX-License-Identifier: Apache-2.0
// Progress goes to stderr, so that stdout belongs to the command that is run.

const { stderr } = process;
const interactive = stderr.isTTY === true && process.env.CI === undefined && process.env.TERM !== "dumb";
const colored = interactive && (process.env.NO_COLOR ?? "") === "";
const paint = (code, text) => (colored ? `\u001b[${code}m${text}\u001b[0m` : text);

/** Seconds between two lines of a step that goes on, where there is no terminal to redraw. */
const plainIntervalMs = 15_000;

/** Shows `label` with the elapsed seconds while `work` runs; then how long it took. */
export async function showStep(label, work) {
  const startedAtMs = performance.now();
  const seconds = () => ((performance.now() - startedAtMs) / 1000).toFixed(interactive ? 0 : 1);
  const redraw = () => stderr.write(`\r\u001b[K${paint(36, "•")} ${label} … ${seconds()} s`);
  if (interactive) redraw();
  else stderr.write(`${label} …\n`);
  const timer = interactive
    ? setInterval(redraw, 1000)
    : setInterval(() => stderr.write(`${label} … ${seconds()} s\n`), plainIntervalMs);
  const end = (mark, word) => {
    clearInterval(timer);
    stderr.write(`${interactive ? "\r\u001b[K" : ""}${mark} ${label} (${word}${seconds()} s)\n`);
  };
  try {
    const result = await work();
    end(paint(32, "✓"), "");
    return result;
  } catch (error) {
    end(paint(31, "✗"), "failed after ");
    throw error;
  }
}
