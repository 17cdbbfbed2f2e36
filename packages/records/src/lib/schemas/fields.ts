// SPDX-License-Identifier: Apache-2.0
import { z } from "zod";
import { recordVersion } from "../record-version.js";

// In memory an unknown value is `null`; in a file its key is left out. `.default(null)` bridges the two.
const unknownAsNull = <T extends z.ZodType>(type: T) => type.nullable().default(null);

export const text = (description: string) => z.string().describe(description);
export const optionalText = (description: string) => unknownAsNull(z.string()).describe(description);
export const flag = (description: string) => z.boolean().describe(description);
export const optionalFlag = (description: string) => unknownAsNull(z.boolean()).describe(description);
export const count = (description: string) => z.int().nonnegative().describe(description);
export const optionalCount = (description: string) => unknownAsNull(z.int().nonnegative()).describe(description);
export const optionalNumber = (description: string) => unknownAsNull(z.number()).describe(description);
/** A duration in whole milliseconds. */
export const optionalMs = optionalCount;
/** An amount in US dollars. */
export const optionalUsd = (description: string) => unknownAsNull(z.number().nonnegative()).describe(description);
export const time = (description: string) => z.iso.datetime({ precision: 3 }).describe(description);
export const optionalTime = (description: string) =>
  unknownAsNull(z.iso.datetime({ precision: 3 })).describe(description);

export const traceId = z.string().regex(/^[0-9a-f]{32}$/);
export const spanId = z.string().regex(/^[0-9a-f]{16}$/);

/** A user's own key and value pairs, copied into every record of a conversation. */
export const metadata = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .nullable()
  .default(null)
  .describe("The host's own key and value pairs for this conversation.");

/** What every record carries. */
export const commonFields = {
  v: z.literal(recordVersion).describe("Version of the record format."),
  service_name: text("OpenTelemetry service.name of the process that wrote the record."),
  service_version: optionalText("OpenTelemetry service.version of that process; null if it has none."),
  environment: text("Deployment environment, for example production."),
  trace_id: traceId.describe("W3C trace id of the conversation, lower-case hex."),
  span_id: spanId.describe("W3C id of the span that this record becomes, lower-case hex."),
  parent_span_id: spanId.nullable().default(null).describe("Span id of the parent; null for a root."),
};
