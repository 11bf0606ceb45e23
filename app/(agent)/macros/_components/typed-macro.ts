import type { KeptFile } from "#app/_files/kept-files.ts";
import { cleanLine } from "#server/core/characters.ts";
import { PRIORITIES, STATUSES } from "#server/core/terms.ts";
import type { Macro } from "#server/desk/macros/wire.ts";

/** A macro as somebody types it: what it leaves as it is is empty, and tags stand in a line. */
export interface TypedMacro {
  readonly name: string;
  /** `mine`, `everybody`, or a team's id. */
  readonly whose: string;
  readonly words: string;
  readonly status: string;
  readonly priority: string;
  readonly category: string;
  readonly addTags: string;
  readonly removeTags: string;
  readonly note: string;
  readonly files: readonly KeptFile[];
}

const BETWEEN = ", ";

export function typedOf(macro: Macro | null): TypedMacro {
  const { name = "", scope = "mine", teamId = null, words = "", acts, files = [] } = macro ?? {};
  return {
    name,
    whose: teamId ?? scope,
    words,
    status: acts?.status ?? "",
    priority: acts?.priority ?? "",
    category: acts?.category ?? "",
    addTags: acts?.addTags.join(BETWEEN) ?? "",
    removeTags: acts?.removeTags.join(BETWEEN) ?? "",
    note: acts?.note ?? "",
    files: files.map(({ id, name: called, bytes, width }) => ({
      id,
      name: called,
      bytes,
      isPicture: width !== undefined,
    })),
  };
}

/** The same as it is sent. */
export function inputOf(typed: TypedMacro) {
  const { name, whose, words, category, note, files } = typed;
  const scope = whose === "mine" || whose === "everybody" ? whose : "team";
  return {
    name,
    scope,
    teamId: scope === "team" ? whose : null,
    words,
    acts: {
      status: STATUSES.find((each) => each === typed.status) ?? null,
      priority: PRIORITIES.find((each) => each === typed.priority) ?? null,
      category: category === "" ? null : category,
      addTags: namesIn(typed.addTags),
      removeTags: namesIn(typed.removeTags),
      note,
    },
    files: files.map(({ id }) => id),
  } as const;
}

function namesIn(line: string): string[] {
  return line
    .split(",")
    .map(cleanLine)
    .filter((name) => name !== "");
}
