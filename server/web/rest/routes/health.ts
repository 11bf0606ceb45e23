import { z } from "zod";
import { openRoute } from "../route.ts";

const Dependency = z.object({ ok: z.boolean(), message: z.string() });

const Health = z
  .object({
    /** `degraded`: everything works, but what happens now is told to agents only when the topic is back. */
    status: z.enum(["ok", "degraded", "down"]),
    dependencies: z.object({ database: Dependency, topic: Dependency }),
  })
  .meta({ id: "Health" });

export const healthRoute = openRoute({
  method: "GET",
  path: "/api/health",
  operationId: "getHealth",
  tag: "Operation",
  summary: "Look after its health",
  description:
    "503 only when the database is away. Without the topic QuickFix goes on: what happens is kept and published when the topic is back.",
  refuses: [],
  status: 200,
  otherwise: { status: 503, description: "The database is away.", when: ({ status }) => status === "down" },
  output: Health,
  run: async ({ deps }) => {
    const [database, topic] = await Promise.all([deps.probes.database(), deps.probes.topic()]);
    const working = topic.ok ? ("ok" as const) : ("degraded" as const);
    return { status: database.ok ? working : ("down" as const), dependencies: { database, topic } };
  },
});
