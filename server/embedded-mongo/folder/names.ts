import { join } from "node:path";

/** What lies in a data folder. All begin with `mongo.`, by which the folder knows its own. */
export const databaseFile = (folder: string): string => join(folder, "mongo.db");
/** What was written last and is not yet in the database file. */
export const walFile = (folder: string): string => `${databaseFile(folder)}-wal`;
/** There while a server works on the folder, and after one that was killed. */
export const openMark = (folder: string): string => join(folder, "mongo.open");
/** Says what a check found that ended only after the server had begun to serve. */
export const damageNote = (folder: string): string => join(folder, "mongo.damaged");
/** Room that is given up when the disk is full. */
export const reserveFile = (folder: string): string => join(folder, "mongo.reserve");
