import { auditRows } from "#server/desk/audit/rows.ts";
import type { OwnAct } from "./acts-reader.ts";
import { type Fields, section, type Whose, who } from "./section.ts";

const CHAIN = { leftOut: "archive.without.chain" } as const;

const isOnOthers = ({ onKind, onId }: OwnAct, whose: Whose) =>
  (onKind === "person" || onKind === "agent") && onId !== whose.id;

const fields: Fields<OwnAct> = {
  _id: "given",
  id: CHAIN,
  at: "given",
  action: "given",
  actorId: { as: (id, _row, whose) => who(id, whose) },
  via: "given",
  onKind: "given",
  onId: { as: (id, row, whose) => (row.onKind === "person" || row.onKind === "agent" ? who(id, whose) : id) },
  before: { as: (values, row, whose) => (isOnOthers(row, whose) ? null : values) },
  after: { as: (values, row, whose) => (isOnOthers(row, whose) ? null : values) },
  personal: "given",
  byHash: CHAIN,
  onHash: CHAIN,
  prev: CHAIN,
  hash: CHAIN,
};

export const actsBy = section({
  file: "trail-by-you.json",
  words: "archive.holds.trailByYou",
  rows: auditRows,
  fields,
  read: (reader, { id }) => reader.actsBy(id),
});

export const actsOn = section({
  file: "trail-about-you.json",
  words: "archive.holds.trailAboutYou",
  rows: auditRows,
  fields,
  read: (reader, { id }) => reader.actsOn(id),
});
