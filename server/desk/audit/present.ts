import type { AuditPersonalRow, AuditRow } from "./rows.ts";
import type { AuditEntry } from "./wire.ts";

/** A row as admins see it, with what is personal of it if that is still there. */
export function presentRow(
  row: AuditRow,
  parts: ReadonlyMap<string, AuditPersonalRow>,
  names: ReadonlyMap<string, string>,
): AuditEntry {
  const { _id, id, at, action, actorId, via, onKind, onId, before, after, byHash, onHash } = row;
  const by = byHash ? parts.get(`${id}/by`) : undefined;
  const on = onHash ? parts.get(`${id}/on`) : undefined;
  return {
    seq: _id,
    at: at.toISOString(),
    action,
    actorId,
    actor: actorId === null ? null : (names.get(actorId) ?? null),
    via,
    on: onKind === null || onId === null ? null : { kind: onKind, id: onId, name: names.get(onId) ?? null },
    before,
    after,
    address: by?.values?.["address"] ?? null,
    personal: on?.values ?? null,
    erased: (byHash !== null && !by?.values) || (onHash !== null && !on?.values),
  };
}
