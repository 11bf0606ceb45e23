import { z } from "zod";
import { requireConfirmed } from "#server/desk/sessions/require-confirmed.ts";
import { memberRoute, type Route, type RouteCall } from "#server/platform/doors/route.ts";
import { erasePerson } from "./erase-person.ts";
import type { ErasureRoom } from "./room.ts";
import { ErasedPerson } from "./wire.ts";

const Params = z.object({ id: z.string().meta({ description: "The person's id." }) });

export function erasureRoutes(room: (call: RouteCall) => ErasureRoom): readonly Route[] {
  return [
    memberRoute({
      method: "POST",
      path: "/api/people/{id}/erase",
      operationId: "erasePerson",
      tag: "People",
      summary: "Erase a customer",
      description:
        "Admins only, and for good: what the customer wrote, and their name and addresses, go from everywhere, with what was written to them and about them in their complaints. They are signed out. Figures stay: how many, when, in which category and status, how they rated, and who worked on it. Staff are made customers first. Repeating it is the same. A browser's session has to be one that was signed in to, or confirmed by password, within ten minutes.",
      refuses: ["account.not-found", "account.not-a-customer", "auth.confirm"],
      roles: ["admin"],
      status: 200,
      params: Params,
      output: ErasedPerson,
      run: async (call) => {
        const desk = room(call);
        const caller = await call.findCaller();
        if (caller?.session) requireConfirmed(caller, desk.clock.now());
        return erasePerson(desk, call.actor, { userId: call.params.id });
      },
    }),
  ];
}
