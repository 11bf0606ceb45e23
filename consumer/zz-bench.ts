import { fileComplaint } from "#server/complaints/file-complaint.ts";
import { pass } from "./dispatch/pass.ts";
import { startTestWorld } from "./testing.ts";
import { changeCapacity } from "#server/agents/change-capacity.ts";
import mongoose from "mongoose";
mongoose.set("debug", false);
const world = await startTestWorld();
const admin = await world.person("admin", "Root");
const carl = await world.person("user", "Carl");
for (let i = 0; i < 20; i++) { const a = await world.agent(`A${i}`); await changeCapacity(world.desk, admin, { agentId: a.id, capacity: 20 }); }
const client = mongoose.connection.getClient();
const t = async (name: string, f: () => Promise<unknown>) => { const a = performance.now(); await f(); console.log(name, (performance.now() - a).toFixed(1)); };
await t("ping", () => mongoose.connection.db!.command({ ping: 1 }));
for (let i = 0; i < 5; i++) await t("file", () => fileComplaint(world.desk, carl, { title: `Ticket ${i}`, description: "abc def", category: "Technical" }));
const s = world.desk.store;
for (let i = 0; i < 2; i++) {
await t("listOpen", () => s.listOpen({ limit: 100, after: null, categories: null }));
await t("listFree", () => s.listFree(500));
const free = await s.listFree(500);
await t("listHeld", () => s.listHeld(free.map((a) => a.id)));
await t("findAgent", () => s.findAgent(free[0]!.id));
await t("pass", () => pass(world.desk, []));
}
await world[Symbol.asyncDispose](); process.exit();
