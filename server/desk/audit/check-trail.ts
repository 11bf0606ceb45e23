import { GENESIS, hashOfPersonal, hashOfRow, isSignedWith } from "./chain.ts";
import type { Audit } from "./room.ts";
import type { AuditPersonalRow, AuditRow } from "./rows.ts";
import type { ChainPlace } from "./store.ts";

export interface TrailFinding {
  readonly seq: number;
  readonly sentence: string;
}

/**
 * Walks the trail from where it begins to its end and names every row that was changed, removed, put in or moved, and every
 * personal value that went in another way than by being erased.
 * @param secrets that may have signed; null where nobody has one to try: then seals are believed.
 */
export async function checkTrail(
  { audit }: Audit<"walk" | "personalOf" | "findSeal">,
  secrets: readonly string[] | null,
): Promise<TrailFinding[]> {
  // The end before the walk: rows that come meanwhile are no contradiction.
  const [start, end] = [await audit.findSeal("start"), await audit.findSeal("end")];
  const findings: TrailFinding[] = [];
  for (const seal of [start, end]) {
    if (!seal || !secrets || isSignedWith(seal, secrets)) continue;
    const sentence = `The seal of the trail at row ${seal.seq} was not made with this NEXTAUTH_SECRET.`;
    findings.push({ seq: seal.seq, sentence });
  }
  const erasures = new Set<number>();
  const gone: { readonly seq: number; readonly erasedBy: number }[] = [];
  let last: ChainPlace = { seq: start?.seq ?? 0, hash: start?.hash ?? GENESIS };
  while (true) {
    const rows = await audit.walk(last.seq);
    const parts = await audit.personalOf(rows);
    for (const row of rows) {
      findings.push(...checkLink(row, last, end), ...checkPersonal(row, parts));
      if (row.action === "trail.erased") erasures.add(row._id);
      for (const { erasedBy } of partsOf(row, parts)) if (erasedBy !== null) gone.push({ seq: row._id, erasedBy });
      last = { seq: row._id, hash: row.hash };
    }
    if (rows.length === 0) break;
  }
  if (end && end.seq > last.seq) findings.push({ seq: end.seq, sentence: missing(last.seq + 1, end.seq) });
  for (const { seq, erasedBy } of gone) {
    if (erasures.has(erasedBy)) continue;
    findings.push({
      seq,
      sentence: `Row ${seq} of the trail lost its personal values, and no row says who erased them.`,
    });
  }
  return findings;
}

function checkLink(row: AuditRow, last: ChainPlace, end: ChainPlace | null): TrailFinding[] {
  const { _id: seq } = row;
  const found: string[] = [];
  if (seq > last.seq + 1) found.push(missing(last.seq + 1, seq - 1));
  else if (row.prev !== last.hash) found.push(`Row ${seq} of the trail does not follow the row before it.`);
  if (hashOfRow(row) !== row.hash) found.push(`Row ${seq} of the trail is not as it was written.`);
  if (end?.seq === seq && end.hash !== row.hash) found.push(`Row ${seq} of the trail is another one than was sealed.`);
  return found.map((sentence) => ({ seq, sentence }));
}

function checkPersonal(row: AuditRow, parts: ReadonlyMap<string, AuditPersonalRow>): TrailFinding[] {
  return (["by", "on"] as const).flatMap((which) => {
    const hash = which === "by" ? row.byHash : row.onHash;
    if (hash === null) return [];
    const part = parts.get(`${row.id}/${which}`);
    if (part?.erasedBy) return [];
    const isWhole = part?.values && part.salt && hashOfPersonal(part.salt, part.values) === hash;
    if (isWhole) return [];
    const how = part ? "are not as they were written" : "are missing";
    return [{ seq: row._id, sentence: `The personal values of row ${row._id} of the trail ${how}.` }];
  });
}

function partsOf({ id }: AuditRow, parts: ReadonlyMap<string, AuditPersonalRow>): AuditPersonalRow[] {
  return [parts.get(`${id}/by`), parts.get(`${id}/on`)].filter((part) => part !== undefined);
}

function missing(from: number, to: number): string {
  return from === to ? `Row ${from} of the trail is missing.` : `Rows ${from} to ${to} of the trail are missing.`;
}
