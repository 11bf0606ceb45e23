import type { Act } from "#server/desk/audit/room.ts";
import type { RestoreLetters } from "./wire.ts";

const MOST_NAMED = 50;

/** What a selection of letters is in the trail: the group, or the letters by their ids. */
export function chosen(selection: RestoreLetters): Required<Pick<Act, "on" | "after">> {
  if ("all" in selection) return { on: { kind: "letters", id: "all" }, after: {} };
  if ("groupId" in selection) return { on: { kind: "letters", id: selection.groupId }, after: {} };
  if ("archivedAt" in selection) return { on: { kind: "letters", id: "archived" }, after: { ...selection } };
  const { ids } = selection;
  return {
    on: { kind: "letters", id: ids.length === 1 ? (ids[0] ?? "some") : "some" },
    after: { ids: ids.slice(0, MOST_NAMED), count: ids.length },
  };
}
