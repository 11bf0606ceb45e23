import { Catalog } from "../store/catalog.ts";
import { findInconsistencies } from "../store/inconsistencies.ts";
import { openForReading } from "../store/sqlite.ts";
import { Turn } from "../store/turn.ts";
import { catalogProblem } from "./check-catalog.ts";

/** What a whole check looked at and found. */
export interface CheckReport {
  collections: number;
  documents: number;
  indexes: number;
  /** A sentence each; none when all is well. */
  problems: string[];
}

/**
 * Checks everything in a folder, of one moment, beside a server or without one: SQLite's own structure, catalog against
 * tables, that each document decodes, and that each index holds exactly what it must. Takes as long as reading it all does.
 * @throws DamagedFolder when it cannot even be opened
 */
export function checkWhole(folder: string): CheckReport {
  const db = openForReading(folder);
  try {
    db.exec("BEGIN");
    const found = db.prepare("PRAGMA integrity_check(20)").all();
    const structural = found.map((row) => String(Object.values(row)[0])).filter((finding) => finding !== "ok");
    const mismatch = catalogProblem(db);
    const report: CheckReport = { collections: 0, documents: 0, indexes: 0, problems: structural };
    // Of documents and indexes that lie in a broken structure there is nothing to be said.
    if (mismatch !== null) report.problems.push(`the catalog ${mismatch}`);
    if (report.problems.length === 0) checkContents(new Catalog(db, new Turn(db), false), report);
    return report;
  } finally {
    db.close();
  }
}

function checkContents(catalog: Catalog, report: CheckReport): void {
  for (const collection of catalog.databases().flatMap((name) => catalog.list(name))) {
    const { invalidDocuments, indexes } = findInconsistencies(collection);
    report.collections += 1;
    report.documents += collection.count;
    report.indexes += collection.indexes.length;
    report.problems.push(...[...invalidDocuments, ...indexes].map((problem) => `${collection.namespace}: ${problem}`));
  }
}
