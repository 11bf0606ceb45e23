import { closeSync, openSync, rmSync } from "node:fs";
import { FailPoints } from "./commands/fail-points.ts";
import { DamagedFolder } from "./folder/damage.ts";
import { databaseFile, openMark } from "./folder/names.ts";
import { isWriteFailure, Space } from "./folder/space.ts";
import { lockFolder } from "./lock.ts";
import { ReportThread } from "./reports/thread.ts";
import { CursorTable } from "./sessions/cursor-table.ts";
import { LogicalClock } from "./sessions/logical-clock.ts";
import { RetryRecords } from "./sessions/retry-records.ts";
import { SessionTable } from "./sessions/session-table.ts";
import { sweepSpill, Workspace } from "./spill/workspace.ts";
import { Catalog } from "./store/catalog.ts";
import { openDatabase } from "./store/sqlite.ts";
import { Turn } from "./store/turn.ts";
import { upgrade } from "./store/upgrade.ts";

export interface EngineOptions {
  /** Where everything is kept; made when missing. */
  folder: string;
  /** Allows `configureFailPoint`. */
  hasTestCommands: boolean;
  now?: () => Date;
  /** Whoever asks for no order gets the other one than usual. No MongoDB promises one: for tests of who counts on it. */
  answersBackwards?: boolean;
  /** Whether documents that are over by their TTL index are deleted from the beginning; they are unless this is false. */
  ttlMonitorEnabled?: boolean;
  /** Kept on the disk for when it is full; none unless it is given. */
  reserveBytes?: number;
  /** Told of errors that are no refusal: the store's, or a mistake in this server. */
  reportFault?: (error: unknown) => void;
}

/** Settings that `setParameter` may change. */
export interface Parameters {
  ttlMonitorEnabled: boolean;
  ttlMonitorSleepSecs: number;
}

/** The database behind the wire: everything that commands work with. */
export interface Engine extends Disposable {
  readonly folder: string;
  readonly hasTestCommands: boolean;
  readonly now: () => Date;
  readonly startedAt: Date;
  readonly turn: Turn;
  readonly space: Space;
  readonly catalog: Catalog;
  readonly cursors: CursorTable;
  readonly sessions: SessionTable;
  readonly retries: RetryRecords;
  readonly failPoints: FailPoints;
  readonly clock: LogicalClock;
  readonly parameters: Parameters;
  /** Where queries put what they have to keep while they run. */
  readonly workspace: Workspace;
  /** Where what takes long is read; null on that thread itself. */
  readonly reports: ReportThread | null;
  /** Open connections; the listener fills it in. */
  connections: () => number;
  readonly reportFault: (error: unknown) => void;
}

/**
 * Opens a data folder for this process alone.
 * @throws FolderInUse when another server has it open, DamagedFolder when its files are not what was written into them.
 */
export function openEngine(options: EngineOptions): Engine {
  const { folder, hasTestCommands, now = () => new Date(), reportFault = () => undefined } = options;
  const { answersBackwards = false, ttlMonitorEnabled = true, reserveBytes = 0 } = options;
  using opening = new DisposableStack();
  const lock = opening.use(lockFolder(folder));
  const space = new Space(folder, reserveBytes);
  const db = space.opening(() => openDatabase(folder));
  opening.defer(() => db.close());
  const turn = new Turn(db);
  const catalog = loadCatalog(folder, () => new Catalog(db, turn, answersBackwards));
  upgrade(db, turn, catalog);
  const mark = openMark(folder);
  closeSync(openSync(mark, "a"));
  const retries = new RetryRecords(db, turn, now);
  sweepSpill(folder);
  const reports = new ReportThread({ folder, answersBackwards }, reportFault);
  space.watch(db);
  opening.move();
  return {
    folder,
    hasTestCommands,
    now,
    startedAt: now(),
    turn,
    space,
    catalog,
    cursors: new CursorTable(now, "here"),
    sessions: new SessionTable(now),
    retries,
    failPoints: new FailPoints(),
    clock: new LogicalClock(now),
    connections: () => 0,
    reports,
    workspace: new Workspace(folder),
    reportFault,
    parameters: { ttlMonitorEnabled, ttlMonitorSleepSecs: 60 },
    [Symbol.dispose]() {
      void reports.stop();
      turn.commit();
      // Before the log goes, which is missed where the mark is.
      rmSync(mark, { force: true });
      db.close();
      lock[Symbol.dispose]();
    },
  };
}

/** @throws DamagedFolder when what the catalog lists cannot be read. */
function loadCatalog(folder: string, load: () => Catalog): Catalog {
  try {
    return load();
  } catch (error) {
    if (isWriteFailure(error)) throw error;
    throw new DamagedFolder(databaseFile(folder), `lists what cannot be read (${messageOf(error)})`);
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
