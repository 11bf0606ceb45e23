import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { openRoute } from "#server/platform/doors/route.ts";
import { startTestWeb } from "../testing.ts";
import { serveApi } from "./serve-api.ts";

const world = await startTestWeb();
const { call, web } = world;
afterAll(() => world.stop());

/** A route that answers with what it was given. */
function echo(operationId: string, path: string) {
  const words = { tag: "Operation", summary: "Echo", description: "Echo.", refuses: [] } as const;
  const params = z.looseObject({ id: z.string().optional() });
  const output = z.object({ by: z.string(), id: z.string().optional() });
  const run = async ({ params: { id } }: { params: { id?: string } }) => ({ by: operationId, id });
  return openRoute({ ...words, method: "GET", status: 200, operationId, path, params, output, run });
}

const answer = serveApi([echo("one", "/api/things/{id}"), echo("mine", "/api/things/mine")], () => web);
const get = async (path: string) => (await answer(new Request(`http://localhost:3000${path}`))).json();

test("a method that an address does not take is told which ones it takes", async () => {
  for (const method of ["PUT", "PATCH", "DELETE"] as const) {
    const response = await call(`${method} /api/complaints`);
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST");
    expect(await response.json()).toEqual({
      error: {
        code: "method.not-allowed",
        message: `${method} does nothing here. This address takes GET and POST; /api/docs says what for.`,
      },
    });
  }
  expect((await call("HEAD /api/auth/token")).status).toBe(405);
});

test("whoever asks for the options learns the same", async () => {
  const response = await call("OPTIONS /api/complaints");
  expect([response.status, response.headers.get("allow")]).toEqual([204, "GET, POST"]);
});

test("whoever asks for the head gets what reading would answer", async () => {
  const response = await call("HEAD /api/health");
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
});

test.for(["/api", "/api/nonsense", "/api/complaints/", "/api/complaints/1/2/3"])(
  "there is no route at %s, whatever is asked",
  async (path) => {
    for (const method of ["GET", "POST", "OPTIONS"]) {
      const response = await call(`${method} ${path}`);
      const { error } = (await response.json()) as { error: { code: string } };
      expect([response.status, error.code]).toEqual([404, "route.not-found"]);
    }
  },
);

test("a parameter that nobody knows is refused by its name, and health is asked with whatever a load balancer likes", async () => {
  const refused = await call("GET /api/complaints?stauts=Open", { as: await world.addPerson("Reader", "user") });
  const { error } = (await refused.json()) as { error: { message: string; fields: Record<string, string> } };
  expect([refused.status, error.message]).toEqual([400, "Please check: stauts."]);
  expect(error.fields["stauts"]).toMatch(/^There is no such parameter. Known are: status, category, .*, limit[.]$/);
  expect((await call("GET /api/health?from=lb&from=lb")).status).toBe(200);
});

test("a part of an address arrives as it was meant, and a fixed one goes before one that stands for any", async () => {
  expect(await get("/api/things/a%2Fb%20c")).toEqual({ by: "one", id: "a/b c" });
  expect(await get("/api/things/%E0%A4%A")).toEqual({ by: "one", id: "%E0%A4%A" });
  expect(await get("/api/things/mine")).toEqual({ by: "mine" });
});

test("the document is served beside the routes that it describes, with the address of this installation", async () => {
  const response = await call("GET /api/openapi.json");
  expect(await response.json()).toMatchObject({
    openapi: "3.1.0",
    info: { contact: { url: web.env.publicUrl } },
    servers: [{ url: "/" }],
  });
  expect((await call("POST /api/openapi.json")).headers.get("allow")).toBe("GET");
});
