import { Int32, Long } from "bson";
import type { Doc } from "../bson/document.ts";
import { badValue, invalidOptions } from "../errors.ts";
import { flag, optionalNumber } from "./arguments.ts";
import { anyFields, type Command } from "./command.ts";
import { serverVersion } from "./handshake.ts";
import { maxDocumentBytes } from "./write-document.ts";

/** `ping`: answers. */
export const ping: Command = { isStable: true, fields: anyFields, run: () => ({}) };

/** `buildInfo`: the version that is imitated; `modules` says that it is not MongoDB. */
export const buildInfo: Command = {
  fields: anyFields,
  run: () => ({
    version: serverVersion.text,
    gitVersion: "none",
    modules: ["quickfix-embedded"],
    allocator: "v8",
    javascriptEngine: "none",
    sysInfo: "deprecated",
    versionArray: serverVersion.array.map((part) => new Int32(part)),
    bits: new Int32(64),
    debug: false,
    maxBsonObjectSize: new Int32(maxDocumentBytes),
    storageEngines: ["sqlite"],
  }),
};

/** `serverStatus`: the few figures that say how this process does. */
export const serverStatus: Command = {
  fields: anyFields,
  run({ engine, client }) {
    const { rss, heapUsed } = process.memoryUsage();
    const uptimeMs = engine.now().getTime() - engine.startedAt.getTime();
    return {
      host: client.local,
      version: serverVersion.text,
      process: "quickfix-embedded",
      pid: Long.fromNumber(process.pid),
      uptime: Math.floor(uptimeMs / 1000),
      uptimeMillis: Long.fromNumber(uptimeMs),
      localTime: engine.now(),
      connections: { current: new Int32(engine.connections()) },
      mem: {
        bits: new Int32(64),
        resident: new Int32(Math.round(rss / 2 ** 20)),
        heapUsed: new Int32(Math.round(heapUsed / 2 ** 20)),
      },
      metrics: {
        cursor: { open: { total: Long.fromNumber(engine.cursors.size + (engine.reports?.openCursors ?? 0)) } },
      },
      logicalSessionRecordCache: { activeSessionsCount: new Int32(engine.sessions.list().length) },
      storageEngine: { name: "sqlite", persistent: true, readOnly: false },
    };
  },
};

/** `connectionStatus`: nobody is authenticated, and nobody needs to be. */
export const connectionStatus: Command = {
  fields: anyFields,
  run: ({ body }) => ({
    authInfo: {
      authenticatedUsers: [],
      authenticatedUserRoles: [],
      ...(flag(body, "showPrivileges") && { authenticatedUserPrivileges: [] }),
    },
  }),
};

/** `getParameter`: the parameters there are. @throws MongoError 72 when none of those asked for exists. */
export const getParameter: Command = {
  isAdminOnly: true,
  fields: anyFields,
  run({ engine, body }) {
    const all: Doc = {
      ...engine.parameters,
      enableTestCommands: engine.hasTestCommands,
      featureCompatibilityVersion: { version: "7.0" },
      authenticationMechanisms: [],
      requireApiVersion: false,
    };
    if (body["getParameter"] === "*") return all;
    const found = Object.entries(all).filter(([name]) => name in body);
    if (found.length === 0) throw invalidOptions("no option found to get");
    return Object.fromEntries(found);
  },
};

/** `setParameter`: how often the TTL sweeper runs, and whether it does. */
export const setParameter: Command = {
  isAdminOnly: true,
  fields: ["ttlMonitorSleepSecs", "ttlMonitorEnabled"],
  run({ engine: { parameters }, body }) {
    const seconds = optionalNumber(body, "ttlMonitorSleepSecs");
    if (seconds !== undefined && seconds <= 0) throw badValue("ttlMonitorSleepSecs must be above 0");
    const was = { ...parameters };
    if (seconds !== undefined) parameters.ttlMonitorSleepSecs = seconds;
    parameters.ttlMonitorEnabled = flag(body, "ttlMonitorEnabled", parameters.ttlMonitorEnabled);
    return { was: seconds === undefined ? was.ttlMonitorEnabled : was.ttlMonitorSleepSecs };
  },
};
