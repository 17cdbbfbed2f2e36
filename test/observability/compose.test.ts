// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { type ComposeService, composeFiles, readCompose, readText, stackDir } from "./compose-files.js";

const schema = JSON.parse(await readFile(new URL("./compose-spec/schema.json", import.meta.url), "utf8")) as Record<
  string,
  unknown
>;
const validate = new Ajv2020({ strict: false, allErrors: true, formats: { duration: true, subnet: true } }).compile(
  schema,
);

const bytesOf = (limit: string): number => {
  const [, amount, unit] = /^(\d+)([mg])$/.exec(limit) ?? [];
  return Number(amount) * (unit === "g" ? 1024 : 1) * 1024 ** 2;
};
const variablesOf = (text: string): { name: string; rest: string }[] =>
  [...text.replaceAll("$$", "").matchAll(/\$\{([A-Z0-9_]+)([^}]*)\}/g)].map(([, name, rest]) => ({
    name: name ?? "",
    rest: rest ?? "",
  }));
const base = await readCompose("compose.yaml");
const services = Object.entries(base.services);

describe.each(composeFiles)("%s", (file) => {
  it("keeps to the Compose specification", async () => {
    expect(validate(await readCompose(file)), JSON.stringify(validate.errors, null, 2)).toBe(true);
  });

  it("mounts only files and folders that exist", async () => {
    const { services: mounting } = await readCompose(file);
    const sources = Object.values(mounting).flatMap((service) =>
      (service.volumes ?? []).map((volume) => volume.split(":")[0] ?? "").filter((source) => source.startsWith(".")),
    );
    expect(sources.length).toBeGreaterThan(2);
    expect(sources.filter((source) => !existsSync(`${stackDir}${source}`))).toEqual([]);
  });

  it("declares every volume that it names", async () => {
    const { services: mounting, volumes } = await readCompose(file);
    const named = Object.values(mounting)
      .flatMap((service) => (service.volumes ?? []).map((volume) => volume.split(":")[0] ?? ""))
      .filter((source) => !source.startsWith("."));
    const declared = new Set([...Object.keys(volumes ?? {}), ...Object.keys(base.volumes ?? {})]);
    expect(named.filter((name) => !declared.has(name))).toEqual([]);
  });

  it("has a default or a line of .env.example for every variable", async () => {
    const example = new Set([...(await readText(".env.example")).matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name));
    const variables = variablesOf(await readText(file));
    expect(variables.length).toBeGreaterThan(5);
    expect(variables.filter(({ name, rest }) => !rest.startsWith(":-") && !example.has(name))).toEqual([]);
  });

  it("pins every image to a version, the same one wherever an image is used", async () => {
    const images = [...Object.values((await readCompose(file)).services), ...Object.values(base.services)]
      .flatMap(({ image }) => (image === undefined ? [] : [image]))
      .map((image) => image.split(":"));
    expect(images.filter(([, tag]) => tag === undefined || !/\d+\.\d+/.test(tag))).toEqual([]);
    for (const name of new Set(images.map(([one]) => one))) {
      expect(new Set(images.filter(([one]) => one === name).map(([, tag]) => tag)).size, name).toBe(1);
    }
  });
});

describe("the stack on one machine", () => {
  const lasting = ([, service]: [string, ComposeService]) => service.restart === "unless-stopped";

  it("opens ports on the loopback address alone", () => {
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    expect(ports.map((port) => port.split(":").at(-1)).join(" ")).toBe("8080 4317 4318");
    expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
  });

  it("fits 8 GB with every one-shot service and the demo at once", () => {
    const sum = services.reduce((bytes, [, service]) => bytes + bytesOf(service.mem_limit ?? ""), 0);
    expect(sum).toBeGreaterThan(4 * 1024 ** 3);
    expect(sum).toBeLessThan(8 * 1024 ** 3);
  });

  it("has a health check for every lasting service that another one waits for", () => {
    const awaited = new Set(
      services.flatMap(([, service]) =>
        Object.entries(service.depends_on ?? {}).flatMap(([name, { condition }]) =>
          condition === "service_healthy" ? [name] : [],
        ),
      ),
    );
    expect(awaited.size).toBeGreaterThan(3);
    expect(
      services.filter(([name, service]) => awaited.has(name) && !service.healthcheck).map(([name]) => name),
    ).toEqual([]);
    expect(services.filter(lasting).map(([name]) => name)).toEqual(expect.arrayContaining([...awaited]));
  });

  it("has somebody who waits for the end of every one-shot service, or `up --wait` would call its end a failure", () => {
    const awaited = new Set(
      services.flatMap(([, service]) =>
        Object.entries(service.depends_on ?? {}).flatMap(([name, { condition }]) =>
          condition === "service_completed_successfully" ? [name] : [],
        ),
      ),
    );
    const oneShots = services
      .filter((entry) => !lasting(entry) && entry[1].profiles === undefined)
      .map(([name]) => name);
    expect(oneShots.toSorted()).toEqual([...awaited].toSorted());
  });

  it("starts the collector on its own configuration, so that OTLP does not wait for an organisation", async () => {
    const text = (await readText("compose.yaml")).replaceAll(/^\s*#.*$/gm, "");
    expect(text).not.toContain("--manager-config");
    expect(text).toContain("SIGNOZ_USER_ROOT_ENABLED");
  });

  it("sends nothing about itself to SigNoz's makers", () => {
    expect(base.services["signoz"]?.environment).toMatchObject({
      SIGNOZ_ANALYTICS_ENABLED: "false",
      SIGNOZ_STATSREPORTER_ENABLED: "false",
    });
  });
});

describe("retention", () => {
  it("is handed to the provisioner by the variables that it reads, with the days of .env.example", async () => {
    const { environment = {} } = base.services["provision"] ?? {};
    const example = await readText(".env.example");
    for (const name of ["RETENTION_TRACES_DAYS", "RETENTION_METRICS_DAYS", "RETENTION_LOGS_DAYS"]) {
      const [, days = ""] = new RegExp(`^${name}=(\\d+)$`, "m").exec(example) ?? [];
      expect(environment[name]).toBe(`\${${name}-${days}}`);
    }
  });
});
