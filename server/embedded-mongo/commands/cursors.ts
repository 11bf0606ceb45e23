import { Long } from "bson";
import { badValue, MongoError, typeMismatch } from "../errors.ts";
import { isOfReports } from "../sessions/cursor-table.ts";
import { Composite, RawArray } from "../wire/reply.ts";
import { optionalCount, requiredArray, requiredLong, requiredText, toLong } from "./arguments.ts";
import type { Command } from "./command.ts";
import { maxBatchBytes } from "./cursor-reply.ts";
import { askReports } from "./run-command.ts";

/** `getMore`: the next batch of an open cursor. */
export const getMore: Command = {
  isStable: true,
  fields: ["collection", "batchSize", "term", "lastKnownCommittedOpTime"],
  run(context) {
    const { engine, body, db, session } = context;
    const id = requiredLong(body, "getMore");
    const namespace = `${db}.${requiredText(body, "collection")}`;
    const batchSize = optionalCount(body, "batchSize");
    if (body["maxTimeMS"] !== undefined)
      throw badValue("cannot set maxTimeMS on getMore command for a non-awaitData cursor");
    if (engine.reports && isOfReports(id)) {
      return askReports(engine.reports, context, true);
    }
    const cursor = engine.cursors.get(id);
    if (cursor.namespace !== namespace) {
      const message = `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`;
      throw new MongoError(13, "Unauthorized", message);
    }
    if (cursor.session !== session) {
      throw new MongoError(
        50738,
        "Location50738",
        `Cannot run getMore on cursor ${id.toString()}, which belongs to another session`,
      );
    }
    try {
      const nextBatch = cursor.documents.take(batchSize || Number.POSITIVE_INFINITY, maxBatchBytes);
      if (cursor.documents.isDone) engine.cursors.close(id);
      const nextId = cursor.documents.isDone ? Long.ZERO : id;
      return { cursor: new Composite({ nextBatch: new RawArray(nextBatch), id: nextId, ns: namespace }) };
    } catch (error) {
      engine.cursors.close(id);
      throw error;
    }
  },
};

/** `killCursors`: closes cursors before they are read to their end. */
export const killCursors: Command = {
  isStable: true,
  fields: ["cursors"],
  run({ engine, body }) {
    requiredText(body, "killCursors");
    const ids = requiredArray(body, "cursors").map((value) => {
      const id = toLong(value);
      if (!id) throw typeMismatch("BSON field 'killCursors.cursors' holds something that is no cursor id");
      return id;
    });
    const killed = ids.filter((id) => engine.cursors.close(id) || engine.reports?.close(id.toString()) === true);
    const notFound = ids.filter((id) => !killed.includes(id));
    return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [] };
  },
};
