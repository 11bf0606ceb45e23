import { z } from "zod";
import { TagIdInput } from "#server/core/ids.ts";
import { memberRoute, type Route, type RouteCall } from "#server/platform/doors/route.ts";
import { addTag } from "./add-tag.ts";
import { changeTag } from "./change-tag.ts";
import { getTag, listTags } from "./list-tags.ts";
import type { TagsRoom } from "./procedures.ts";
import { AddTag, ChangeTag, ListTags, Tag, TagPage } from "./wire.ts";

const ById = z.object({ id: TagIdInput.meta({ description: "The tag's id." }) });

export function tagRoutes(room: (call: RouteCall) => TagsRoom): readonly Route[] {
  return [
    memberRoute({
      method: "GET",
      path: "/api/tags",
      operationId: "listTags",
      tag: "Tags",
      summary: "List the tags",
      description: "For staff, by name. Pass nextCursor as cursor to go on; it is null on the last page.",
      roles: ["agent", "admin"],
      refuses: ["auth.forbidden"],
      status: 200,
      query: ListTags,
      output: TagPage,
      run: (call) => listTags(room(call), call.actor, call.query),
    }),

    memberRoute({
      method: "POST",
      path: "/api/tags",
      operationId: "addTag",
      tag: "Tags",
      summary: "Make a tag",
      description: "For staff. Names that differ in case or accents alone are one name.",
      roles: ["agent", "admin"],
      refuses: ["auth.forbidden", "tag.exists"],
      status: 201,
      body: AddTag,
      example: { name: "refund" },
      output: Tag,
      run: (call) => addTag(room(call), call.actor, call.body),
    }),

    memberRoute({
      method: "GET",
      path: "/api/tags/{id}",
      operationId: "getTag",
      tag: "Tags",
      summary: "Read a tag",
      description: "For staff. One that was merged is answered as what it has become.",
      roles: ["agent", "admin"],
      refuses: ["auth.forbidden", "tag.not-found"],
      status: 200,
      params: ById,
      output: Tag,
      run: (call) => getTag(room(call), call.actor, call.params.id),
    }),

    memberRoute({
      method: "PATCH",
      path: "/api/tags/{id}",
      operationId: "changeTag",
      tag: "Tags",
      summary: "Rename a tag, or merge it into another",
      description:
        "For admins. With name it is called so on every complaint; with mergeInto every complaint that has it has the other one instead, which is the answer.",
      roles: ["admin"],
      refuses: ["auth.forbidden", "tag.not-found", "tag.exists"],
      status: 200,
      params: ById,
      body: ChangeTag,
      example: { name: "refunds" },
      output: Tag,
      run: (call) => changeTag(room(call), call.actor, { ...call.params, ...call.body }),
    }),
  ];
}
