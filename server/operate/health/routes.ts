import { z } from "zod";
import { openRoute, type Route } from "#server/platform/doors/route.ts";
import type { Probe } from "./probe.ts";

const Dependency = z.object({ ok: z.boolean(), message: z.string() });

const Health = z
  .object({
    /** `degraded`: everything works, but what happens now is told to agents only when the topic is back. */
    status: z.enum(["ok", "degraded", "down"]),
    dependencies: z.object({ database: Dependency, topic: Dependency }),
  })
  .meta({ id: "Health" });

/** What the system cannot do without, and what it can for a while. */
export interface HealthRoom {
  readonly database: Probe;
  readonly topic: Probe;
}

export function healthRoutes(room: () => HealthRoom): readonly Route[] {
  return [
    openRoute({
      method: "GET",
      path: "/api/health",
      ignoresQuery: true,
      operationId: "getHealth",
      tag: "Operation",
      summary: "Look after its health",
      description:
        "503 only when the database is away. Without the topic QuickFix goes on: what happens is kept and published when the topic is back.",
      refuses: [],
      status: 200,
      otherwise: { status: 503, description: "The database is away.", when: ({ status }) => status === "down" },
      output: Health,
      run: async () => {
        const probes = room();
        const [database, topic] = await Promise.all([probes.database(), probes.topic()]);
        const working = topic.ok ? ("ok" as const) : ("degraded" as const);
        return { status: database.ok ? working : ("down" as const), dependencies: { database, topic } };
      },
    }),
  ];
}
