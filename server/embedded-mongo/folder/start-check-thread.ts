import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

/** Enough to name what is wrong. */
const mostFindings = 3;

const db = new DatabaseSync(String(workerData), { readOnly: true, timeout: 2_000 });
const rows = db.prepare(`PRAGMA quick_check(${mostFindings})`).all();
db.close();
const findings = rows.map((row) => String(Object.values(row)[0])).filter((finding) => finding !== "ok");
parentPort?.postMessage(findings);
