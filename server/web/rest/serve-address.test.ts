import { expect, test } from "vitest";
import { fileComplaintRoute, listComplaintsRoute } from "./routes/complaints.ts";
import { serveAddress } from "./serve-address.ts";

const address = serveAddress([listComplaintsRoute, fileComplaintRoute], () => {
  throw new Error("Nothing is needed to refuse a method.");
});
const context = { params: Promise.resolve({}) };
const ask = (method: keyof typeof address) =>
  address[method](new Request("http://localhost:3000/api/complaints", { method }), context);

test("a method that an address does not take is told which ones it takes", async () => {
  for (const method of ["PUT", "PATCH", "DELETE"] as const) {
    const response = await ask(method);
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, POST");
    expect(await response.json()).toEqual({
      error: {
        code: "method.not-allowed",
        message: `${method} does nothing here. This address takes GET and POST; /api/docs says what for.`,
      },
    });
  }
});

test("whoever asks for the options learns the same", async () => {
  const response = await ask("OPTIONS");
  expect([response.status, response.headers.get("allow")]).toEqual([204, "GET, POST"]);
});
