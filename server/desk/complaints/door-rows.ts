import { about, aboutNew, type DoorRows } from "#server/platform/doors/testing.ts";

const LAMP = { title: "A quiet lamp", description: "It makes no light.", category: "Product" };
const RESOLVED = { status: "Resolved" };

export const doorRows: DoorRows = {
  procedures: [
    // visitor, owner, other, agent, colleague, admin
    ["401 ok  ok  ok  ok  ok ", "complaints.file", () => LAMP],
    ["401 ok  ok  ok  ok  ok ", "complaints.list", () => ({})],
    ["401 ok  404 ok  ok  ok ", "complaints.byId", about()],
    ["401 ok  ok  ok  ok  ok ", "complaints.similar", () => ({ title: "violet kettle" })],
    ["401 409 404 ok  409 ok ", "complaints.changeStatus", aboutNew(RESOLVED)],
    ["401 ok  404 ok  ok  ok ", "complaints.comment", about({ message: "Hm." })],
    ["401 403 403 ok  409 ok ", "complaints.assign", aboutNew({ agentId: null })],
    ["401 ok  404 ok  ok  ok ", "complaints.markSeen", about({ rev: 1 })],
    ["401 403 403 ok  ok  ok ", "complaints.markHelped", aboutNew({})],
    ["401 403 403 ok  409 ok ", "complaints.setPriority", aboutNew({ priority: "High" })],
    ["401 403 403 ok  409 ok ", "complaints.correct", aboutNew({ category: "Product" })],
    [
      "401 403 403 ok  409 ok ",
      "complaints.tag",
      async ({ hold, made, email }) => {
        await made("admin", "tags.add", { name: `door ${email}` });
        return { id: await hold(), add: [`door ${email}`] };
      },
    ],
    [
      "401 ok  404 403 403 403",
      "complaints.rate",
      async ({ hold, made }) => {
        const solved = await made("agent", "complaints.changeStatus", { id: await hold(), ...RESOLVED });
        return { id: solved, score: 5 };
      },
    ],
  ],
  byRelation: ["complaints.rate"],
  routes: [
    ["401 ok  ok  ok  ok  ok ", "POST /api/complaints", () => ({ body: LAMP })],
    ["401 ok  ok  ok  ok  ok ", "GET /api/complaints"],
    ["401 ok  404 ok  ok  ok ", "GET /api/complaints/{id}", about()],
    ["401 403 403 ok  409 ok ", "PATCH /api/complaints/{id}", aboutNew({ body: { title: "A quieter kettle" } })],
    ["401 409 404 ok  409 ok ", "PATCH /api/complaints/{id}/status", aboutNew({ body: RESOLVED })],
    ["401 ok  404 ok  ok  ok ", "POST /api/complaints/{id}/comments", about({ body: { message: "Hm." } })],
    ["401 403 403 ok  409 ok ", "POST /api/complaints/{id}/assign", aboutNew({ body: { agentId: null } })],
  ],
};
