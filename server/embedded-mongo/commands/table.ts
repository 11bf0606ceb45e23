import { MongoError } from "../errors.ts";
import { aggregate } from "./aggregate.ts";
import { collMod } from "./coll-mod.ts";
import { create, drop, dropDatabase, listCollections } from "./collections.ts";
import type { Command } from "./command.ts";
import { configureFailPoint } from "./configure-fail-point.ts";
import { count } from "./count.ts";
import { getMore, killCursors } from "./cursors.ts";
import { remove } from "./delete.ts";
import { buildInfo, connectionStatus, getParameter, ping, serverStatus, setParameter } from "./diagnostics.ts";
import { distinct } from "./distinct.ts";
import { explain } from "./explain.ts";
import { find } from "./find.ts";
import { findAndModify } from "./find-and-modify.ts";
import { hello, isMaster } from "./handshake.ts";
import { createIndexes, dropIndexes, listIndexes, searchIndexes } from "./indexes.ts";
import { insert } from "./insert.ts";
import { renameCollection } from "./rename-collection.ts";
import { endSessions, killAllSessions, refreshSessions, startSession } from "./sessions.ts";
import { collStats, dbStats, listDatabases, validate } from "./stats.ts";
import { update } from "./update.ts";

/** Every command there is, under every name it goes by. */
const commands: ReadonlyMap<string, Command> = new Map([
  ["hello", hello],
  ["isMaster", isMaster],
  ["ismaster", isMaster],
  ["ping", ping],
  ["buildInfo", buildInfo],
  ["buildinfo", buildInfo],
  ["serverStatus", serverStatus],
  ["connectionStatus", connectionStatus],
  ["getParameter", getParameter],
  ["setParameter", setParameter],
  ["configureFailPoint", configureFailPoint],
  ["startSession", startSession],
  ["refreshSessions", refreshSessions],
  ["endSessions", endSessions],
  ["killAllSessions", killAllSessions],
  ["insert", insert],
  ["update", update],
  ["delete", remove],
  ["findAndModify", findAndModify],
  ["find", find],
  ["getMore", getMore],
  ["killCursors", killCursors],
  ["count", count],
  ["distinct", distinct],
  ["aggregate", aggregate],
  ["explain", explain],
  ["create", create],
  ["drop", drop],
  ["dropDatabase", dropDatabase],
  ["renameCollection", renameCollection],
  ["collMod", collMod],
  ["createIndexes", createIndexes],
  ["dropIndexes", dropIndexes],
  ["listIndexes", listIndexes],
  ["listCollections", listCollections],
  ["listDatabases", listDatabases],
  ["collStats", collStats],
  ["dbStats", dbStats],
  ["validate", validate],
  ["createSearchIndexes", searchIndexes],
  ["updateSearchIndex", searchIndexes],
  ["dropSearchIndex", searchIndexes],
]);

/** @throws MongoError 59 for a command that this server does not have. */
export function findCommand(name: string): Command {
  const command = commands.get(name);
  if (!command) throw new MongoError(59, "CommandNotFound", `no such command: '${name}'`);
  return command;
}
