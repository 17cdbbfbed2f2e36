// SPDX-License-Identifier: Apache-2.0

/**
 * What kills, full disks and other programs leave of a line. None is a record; after the ones that are cut behind `:`,
 * `[` or `,` a reader that does not look at lines one by one takes the next good line for the rest of them.
 */
export function damagedLines(line: string): string[] {
  const cutBehind = (mark: string): string => line.slice(0, line.lastIndexOf(mark) + 1);
  return [
    cutBehind(":"),
    cutBehind(","),
    `${line.slice(0, -1)},"speech_ids":[`,
    line.slice(0, Math.floor(line.length / 2)),
    line.slice(0, -1),
    line.slice(Math.floor(line.length / 3)),
    line + line,
    `\0\0\0\0${line.slice(0, 40)}`,
    "{}",
    "[1]",
    "null",
    "not json",
    line.replace('"v":1', '"v":2'),
    line.replace('"type":"', '"type":"no_'),
    "x".repeat(1_000_000),
    "{".repeat(200),
  ];
}
