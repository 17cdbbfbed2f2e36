// SPDX-License-Identifier: Apache-2.0
import type { voice } from "@livekit/agents";

/** What watches the agent: nothing; LiveKit's own spans as its documentation sends them; Turnspan without and with OTLP. */
export const variants = ["nothing", "native", "files", "otlp"] as const;
export type Variant = (typeof variants)[number];

/** One way of watching, set up for this process. */
export interface Watch {
  /** Called for each session before it starts. */
  observe(session: voice.AgentSession): void;
  /** Sends what waits. */
  flush(): Promise<void>;
}

/** Sets a way of watching up. What a variant does not need is not imported: importing is part of its cost. */
export async function watchBy(variant: Variant, dir: string, endpoint: string): Promise<Watch> {
  switch (variant) {
    case "nothing":
      return { observe: () => {}, flush: async () => {} };
    case "native":
      return await watchNatively(endpoint);
    case "files":
      return await watchByTurnspan(dir, "none");
    case "otlp":
      return await watchByTurnspan(dir, endpoint);
  }
}

async function watchNatively(endpoint: string): Promise<Watch> {
  const [{ telemetry }, { NodeTracerProvider }, { BatchSpanProcessor }, { OTLPTraceExporter }] = await Promise.all([
    import("@livekit/agents"),
    import("@opentelemetry/sdk-trace-node"),
    import("@opentelemetry/sdk-trace-base"),
    import("@opentelemetry/exporter-trace-otlp-http"),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] });
  provider.register();
  telemetry.setTracerProvider(provider);
  return { observe: () => {}, flush: () => provider.forceFlush() };
}

async function watchByTurnspan(dir: string, endpoint: string): Promise<Watch> {
  const { observe } = await import("@turnspan/livekit");
  let last: ReturnType<typeof observe> | null = null;
  return {
    observe: (session) => {
      last = observe(session, { dir, endpoint, serviceName: "bench" });
    },
    flush: async () => await last?.flush(),
  };
}
