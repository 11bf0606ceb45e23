import type { Database } from "./database.ts";

/** The time by which `$currentDate` is written: nobody's own, so that what several processes write has one order. */
export async function databaseNow(db: Database): Promise<Date> {
  const { localTime } = await db.command({ hello: 1 });
  if (!(localTime instanceof Date)) throw new Error("The database does not tell its time.");
  return localTime;
}
