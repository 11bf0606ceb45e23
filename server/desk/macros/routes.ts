import { z } from "zod";
import { MacroIdInput } from "#server/core/ids.ts";
import { memberRoute, type Route, type RouteCall } from "#server/platform/doors/route.ts";
import { addMacro, changeMacro, removeMacro } from "./change-macro.ts";
import { getMacro, listMacros } from "./list-macros.ts";
import type { MacrosRoom } from "./procedures.ts";
import { AddMacro, ChangeMacro, ListMacros, Macro, MacroPage } from "./wire.ts";

const ById = z.object({ id: MacroIdInput.meta({ description: "The macro's id." }) });
const STAFF = ["agent", "admin"] as const;
const NAMED = [
  "auth.forbidden",
  "category.not-found",
  "tag.not-found",
  "team.not-found",
  "file.not-found",
  "macro.exists",
] as const;

export function macroRoutes(room: (call: RouteCall) => MacrosRoom): readonly Route[] {
  return [
    memberRoute({
      method: "GET",
      path: "/api/macros",
      operationId: "listMacros",
      tag: "Macros",
      summary: "List the macros",
      description:
        "For staff: your own, your teams' and everybody's, by name, with how often each was used. Pass nextCursor as cursor to go on; it is null on the last page.",
      roles: STAFF,
      refuses: ["auth.forbidden"],
      status: 200,
      query: ListMacros,
      output: MacroPage,
      run: (call) => listMacros(room(call), call.actor, call.query),
    }),

    memberRoute({
      method: "POST",
      path: "/api/macros",
      operationId: "addMacro",
      tag: "Macros",
      summary: "Make a macro",
      description:
        "For staff: their own or a team's that they are in; everybody's are made by admins. Fields in its words are filled in when it is used.",
      roles: STAFF,
      refuses: NAMED,
      status: 201,
      body: AddMacro,
      example: {
        name: "A new lid",
        words: "Dear {{customer}}, a new lid is on its way.",
        acts: { status: "Resolved", priority: "Low" },
      },
      output: Macro,
      run: (call) => addMacro(room(call), call.actor, call.body),
    }),

    memberRoute({
      method: "GET",
      path: "/api/macros/{id}",
      operationId: "getMacro",
      tag: "Macros",
      summary: "Read a macro",
      description: "For staff who can use it. Somebody else's is not found.",
      roles: STAFF,
      refuses: ["auth.forbidden", "macro.not-found"],
      status: 200,
      params: ById,
      output: Macro,
      run: (call) => getMacro(room(call), call.actor, call.params.id),
    }),

    memberRoute({
      method: "PATCH",
      path: "/api/macros/{id}",
      operationId: "changeMacro",
      tag: "Macros",
      summary: "Change or remove a macro",
      description:
        "For whoever's it is, for the people of its team, and for admins. acts and files are said whole; a file that is not named any more is taken away.",
      roles: STAFF,
      refuses: [...NAMED, "macro.not-found"],
      status: 200,
      params: ById,
      body: ChangeMacro,
      example: { words: "Dear {{customer}}, two new lids are on their way." },
      output: Macro,
      run({ params: { id }, body: { removed, ...body }, ...call }) {
        return removed
          ? removeMacro(room(call), call.actor, { id })
          : changeMacro(room(call), call.actor, { id, ...body });
      },
    }),
  ];
}
