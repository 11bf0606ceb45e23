import { FailPoints } from "../commands/fail-points.ts";
import type { Engine } from "../engine.ts";
import { Space } from "../folder/space.ts";
import { CursorTable } from "../sessions/cursor-table.ts";
import { LogicalClock } from "../sessions/logical-clock.ts";
import { RetryRecords } from "../sessions/retry-records.ts";
import { SessionTable } from "../sessions/session-table.ts";
import { Workspace } from "../spill/workspace.ts";
import { Catalog } from "../store/catalog.ts";
import { openForReading } from "../store/sqlite.ts";
import { Turn } from "../store/turn.ts";

/** An engine that reads what another thread of this process writes. */
interface Reader {
  engine: Engine;
  /** Runs something on one state of the database: everything that was on disk when it began, and nothing newer. */
  inSnapshot<T>(now: Date, work: () => T): T;
}

/** Opens a data folder that this process has open already, for reading. */
export function openReader(folder: string, answersBackwards: boolean): Reader {
  const db = openForReading(folder, true);
  db.exec("PRAGMA cache_size = -8000"); // KiB
  let time = new Date();
  const now = () => time;
  // Nothing is ever begun in it: the connection takes no writes.
  const turn = new Turn(db);
  const catalog = new Catalog(db, turn, answersBackwards);
  const engine: Engine = {
    folder,
    hasTestCommands: false,
    now,
    startedAt: time,
    turn,
    space: new Space(folder, 0),
    catalog,
    cursors: new CursorTable(now, "reports"),
    sessions: new SessionTable(now),
    retries: new RetryRecords(db, turn, now),
    failPoints: new FailPoints(),
    clock: new LogicalClock(now),
    connections: () => 0,
    reports: null,
    workspace: new Workspace(folder),
    reportFault: () => undefined,
    parameters: { ttlMonitorEnabled: false, ttlMonitorSleepSecs: 60 },
    [Symbol.dispose]: () => db.close(),
  };
  return {
    engine,
    inSnapshot(moment, work) {
      time = moment;
      db.exec("BEGIN");
      try {
        catalog.refresh();
        return work();
      } finally {
        db.exec("COMMIT");
      }
    },
  };
}
