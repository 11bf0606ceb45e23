import { access, readFile } from "node:fs/promises";
import path from "node:path";
import { Script } from "node:vm";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { EMBEDDED_CREDENTIALS, EMBEDDED_REGION } from "#server/local/aws/address.ts";
import { readConsumerEnv, readWebEnv } from "#server/platform/env.ts";
import { EnvVariables } from "#server/platform/env-variables.ts";
import { reachablePackages } from "./reachable-packages.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFile(path.join(ROOT, file), "utf8");
const isThere = (file: string) =>
  access(path.join(ROOT, file)).then(
    () => true,
    () => false,
  );

const Package = z.object({ scripts: z.record(z.string(), z.string()), dependencies: z.record(z.string(), z.string()) });
const packageJson = Package.parse(JSON.parse(await read("package.json")));

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The Dockerfile's stages by name, each with its instructions; continued lines are one. */
async function readStages(): Promise<Map<string, Instruction[]>> {
  const stages = new Map<string, Instruction[]>();
  let current: Instruction[] = [];
  const text = (await read("Dockerfile")).replaceAll(/\\\n\s*/g, "");
  for (const line of text.split("\n").filter((each) => /^[A-Z]/.test(each))) {
    const [, name = "", rest = ""] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (name === "FROM") stages.set(rest.split(" AS ")[1] ?? "", (current = []));
    current.push({ name, rest });
  }
  return stages;
}

const stages = await readStages();
const all = [...stages.values()].flat();
const of = (stage: string, name: string) =>
  (stages.get(stage) ?? []).filter((each) => each.name === name).map((each) => each.rest);

test("the image's Node is the one that package.json pins", () => {
  expect(of("base", "FROM")[0]).toMatch(new RegExp(`^node:${packageJson.dependencies["node"]}-`));
});

test("everything that is copied from the project is there, and reaches the build", async () => {
  const ignore = (await read(".dockerignore")).split("\n");
  const copied = all
    .filter(({ name, rest }) => name === "COPY" && !rest.startsWith("--from"))
    .flatMap(({ rest }) => rest.split(" ").slice(0, -1));
  expect(copied.length).toBeGreaterThan(10);
  for (const source of copied) {
    expect(await isThere(source), source).toBe(true);
    expect(ignore).toContain(`!${source.replace(/^[.][/]/, "")}`);
  }
  expect(ignore[0]).toBe("*");
});

test("what is copied between stages comes from a stage that there is", () => {
  const sources = all.flatMap(({ rest }) => /--from=(\S+)/.exec(rest)?.[1] ?? []);
  expect(sources.length).toBeGreaterThan(3);
  for (const stage of sources) expect([...stages.keys()]).toContain(stage);
});

test.each(["web", "consumer"])(
  "the %s image runs as nobody special, says how it is, and starts one process",
  (stage) => {
    expect(of(stage, "USER")).toEqual(["node"]);
    expect(of(stage, "HEALTHCHECK")[0]).toMatch(/CMD \["node", "-e", "fetch/);
    expect(of(stage, "CMD")).toHaveLength(1);
  },
);

test("the consumer's image starts what npm run start:consumer starts, and the web's image what Next built", () => {
  const command: unknown = JSON.parse(of("consumer", "CMD")[0] ?? "");
  expect(z.array(z.string()).parse(command).join(" ")).toBe(packageJson.scripts["start:consumer"]);
  expect(of("build", "RUN").some((run) => run.includes("NEXT_OUTPUT=standalone") && run.endsWith("build"))).toBe(true);
  expect(JSON.parse(of("web", "CMD")[0] ?? "")).toEqual(["node", "server.js"]);
});

test("the consumer's image brings what its start would compile, made by whom it will belong to", () => {
  const consumer = stages.get("consumer") ?? [];
  const after = consumer.slice(consumer.findIndex(({ name }) => name === "USER"));
  const starts = after.filter(({ name, rest }) => name === "RUN" && rest.startsWith("node consumer/main.ts"));
  expect(starts).toHaveLength(1);
});

test("what the consumer's image leaves out, nothing in it asks for", async () => {
  const left = of("dependencies", "RUN")
    .flatMap((run) => run.match(/node_modules\/[^.\s][^\s]*/g) ?? [])
    .map((folder) => folder.replace("node_modules/", ""));
  expect(left).toContain("next");
  const tools = ["doctor", "verify", "replay", "redrive", "aws-setup"].map((tool) => `server/tools/${tool}/main.ts`);
  const entries = ["consumer/main.ts", "server/local/demo/main.ts", "server/local/aws/main.ts", ...tools];
  const needed = [...(await reachablePackages(ROOT, entries))];
  expect(needed).toEqual(expect.arrayContaining(["mongoose", "mongodb", "socket.io", "@aws-sdk/client-sqs", "ws"]));
  expect(needed.filter((name) => left.some((each) => name === each || name.startsWith(`${each}/`)))).toEqual([]);
});

test("every variable that the image sets is one that QuickFix, Next or Node reads", () => {
  const known = new Set([...Object.keys(EnvVariables.shape), "NODE_ENV", "HOSTNAME", "NEXT_TELEMETRY_DISABLED"]);
  const set = all
    .filter(({ name }) => name === "ENV")
    .flatMap(({ rest }) => rest.split(" ").map((pair) => pair.split("=")[0]));
  expect(set.filter((name) => !known.has(name ?? ""))).toEqual([]);
});

const Service = z.object({
  image: z.string().optional(),
  build: z.object({ context: z.literal("."), target: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  deploy: z.object({
    replicas: z.number().optional(),
    resources: z.object({
      limits: z.object({ cpus: z.string(), memory: z.string().regex(/^\d+[MG]$/), pids: z.number() }),
    }),
  }),
  stop_grace_period: z.string().optional(),
  entrypoint: z.array(z.string()).optional(),
  ports: z.array(z.string()).default([]),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal("ALL")]),
  security_opt: z.tuple([z.literal("no-new-privileges:true")]),
  tmpfs: z.array(z.string()),
  user: z.string().optional(),
  volumes: z.array(z.string()).default([]),
});
const Compose = z.object({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.null()),
  networks: z.object({
    default: z.object({ ipam: z.object({ config: z.tuple([z.object({ subnet: z.string(), gateway: z.string() })]) }) }),
  }),
});
// What every service is held to is part of the schema: none of them may do without.
const { services, volumes, networks } = Compose.parse(parse(await read("compose.yaml"), { merge: true }));

/** What stands there while nothing is set; what has to be set is set. */
const filledIn = (value: string) =>
  value.replace(/\$\{\w+(?:(:?[-?])([^}]*))?\}/g, (_, operator?: string, text = "") =>
    operator?.endsWith("-") ? String(text) : "Zq3vX9fL2mW8tB5nR1cY7kD4hJ6pS0aG",
  );

test("the stack has a web application, two consumers, a replica set and an emulator", () => {
  expect(Object.keys(services)).toEqual(expect.arrayContaining(["web", "consumer", "mongo", "aws", "redis"]));
  expect(services["consumer"]?.deploy.replicas).toBe(2);
  expect(services["consumer"]?.stop_grace_period).toBe("30s");
  expect(services["mongo"]?.command).toContain("--replSet");
  expect(services["mongo"]?.healthcheck?.test.join(" ")).toContain("rs.initiate");
});

test("every service is built from a stage that there is, or is an image with a version", () => {
  for (const [name, { image, build }] of Object.entries(services)) {
    if (build) expect([...stages.keys()], name).toContain(build.target);
    else expect(image, name).toMatch(/^[\w/]+:\d[\w.-]*$/);
  }
});

test("what a service waits for has a health of its own", () => {
  for (const { depends_on = {} } of Object.values(services))
    for (const [name, { condition }] of Object.entries(depends_on)) {
      expect(condition).toBe("service_healthy");
      expect(services[name]?.healthcheck).toBeDefined();
    }
});

test("every script that a service runs is there", async () => {
  const scripts = Object.values(services).flatMap(({ command = [] }) => command.filter((word) => word.endsWith(".ts")));
  expect(scripts.length).toBeGreaterThan(1);
  for (const script of scripts) expect(await isThere(script), script).toBe(true);
});

test.each(["web", "consumer"])("the %s gets settings that it accepts, and no secret that everybody knows", (name) => {
  const environment = services[name]?.environment ?? {};
  expect(Object.keys(environment).filter((variable) => !(variable in EnvVariables.shape))).toEqual([]);
  expect(environment["NEXTAUTH_SECRET"]).toMatch(/^\$\{NEXTAUTH_SECRET:\?/);
  const given = Object.entries(environment).map(([variable, value]) => [variable, filledIn(value)]);
  const raw: Record<string, string> = Object.fromEntries(given);
  const env = name === "web" ? readWebEnv(raw) : readConsumerEnv(raw);
  expect(env.aws).toMatchObject({ region: EMBEDDED_REGION, credentials: EMBEDDED_CREDENTIALS });
  expect(env.mongodbUri).toContain("replicaSet=rs0");
});

test("only this machine reaches it, and its gateway alone may say who asks", () => {
  const published = Object.values(services).flatMap(({ ports }) => ports);
  expect(published.length).toBeGreaterThan(1);
  for (const port of published) expect(port).toMatch(/^127[.]0[.]0[.]1:/);
  const [{ gateway }] = networks.default.ipam.config;
  expect(filledIn(services["web"]?.environment?.["TRUSTED_PROXIES"] ?? "")).toBe(gateway);
});

test("services ask each other by names that they answer to", async () => {
  const { hosts } = readWebEnv(
    Object.fromEntries(
      Object.entries(services["web"]?.environment ?? {}).map(([name, value]) => [name, filledIn(value)]),
    ),
  );
  const named = (await read("compose.yaml")).matchAll(/http:\/\/([a-z]+):\d+/g);
  for (const [, name] of named) expect([...hosts, "localhost"]).toContain(name);
});

test("the database asks for a password that nobody knows beforehand, and the desk's own may not do everything", () => {
  const { environment = {}, healthcheck, command, entrypoint } = services["mongo"] ?? {};
  expect(command).toContain("--keyFile");
  expect(entrypoint?.join(" ")).toContain("umask 077");
  for (const name of ["MONGO_PASSWORD", "MONGO_ROOT_PASSWORD"]) expect(environment[name]).toContain(`{${name}:?`);
  const script = healthcheck?.test.at(-1) ?? "";
  expect(script).toContain('roles: [{ role: "readWrite", db: "quickfix" }]');
  expect(() => new Script(script)).not.toThrow();
  const address = new URL(filledIn(services["web"]?.environment?.["MONGODB_URI"] ?? "").replace("mongodb:", "http:"));
  expect([address.username, address.searchParams.get("authSource")]).toEqual(["quickfix", "admin"]);
});

test("what an image of others would become by capabilities, it is from the start", () => {
  for (const [name, { image, user }] of Object.entries(services)) {
    if (image) expect(user, name).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  }
});

test("what is written goes to a volume that there is, or is gone with the container", () => {
  for (const { volumes: mounted, tmpfs } of Object.values(services)) {
    expect(tmpfs).toContain("/tmp");
    for (const mount of mounted) expect(Object.keys(volumes)).toContain(mount.split(":")[0]);
  }
});
