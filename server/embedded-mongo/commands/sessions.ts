import { Binary, Int32 } from "bson";
import { isDocument } from "../bson/document.ts";
import type { Engine } from "../engine.ts";
import { badValue } from "../errors.ts";
import { sessionTimeoutMinutes } from "../sessions/session-table.ts";
import type { Command, CommandContext } from "./command.ts";

/** The session ids that a command lists in its first field. */
function sessionIds({ body }: CommandContext): Binary[] {
  const [list] = Object.values(body);
  if (!Array.isArray(list)) throw badValue("the command takes an array of session ids");
  return list.map((entry) => {
    const id = isDocument(entry) ? entry["id"] : undefined;
    if (!(id instanceof Binary)) throw badValue("a session id is { id: <UUID> }");
    return id;
  });
}

function endSession({ sessions, cursors, reports }: Engine, id: Binary): void {
  const session = sessions.end(id);
  cursors.closeOfSession(session);
  reports?.closeOfSession(session);
}

export const startSession: Command = {
  fields: [],
  run: ({ engine }) => ({ id: { id: engine.sessions.start() }, timeoutMinutes: new Int32(sessionTimeoutMinutes) }),
};

export const refreshSessions: Command = {
  isStable: true,
  fields: [],
  run(context) {
    for (const id of sessionIds(context)) context.engine.sessions.touch(id);
    return {};
  },
};

/** `endSessions`: forgets sessions and closes their cursors. */
export const endSessions: Command = {
  isStable: true,
  fields: [],
  run(context) {
    for (const id of sessionIds(context)) endSession(context.engine, id);
    return {};
  },
};

/** `killAllSessions`: forgets every session and closes every cursor; there are no users to choose among. */
export const killAllSessions: Command = {
  fields: [],
  run({ engine }) {
    for (const { id } of engine.sessions.list()) endSession(engine, id);
    return {};
  },
};
