import { expect, test } from "vitest";
import { tellToWait } from "./tell-to-wait.ts";

const refused = (error: string) =>
  Response.json({ url: `http://localhost:3000/api/auth/signin?error=${error}` }, { status: 401 });

test("who has to wait is told with 429 and how long, and the page reads the same", async () => {
  const answer = refused("request.too-many%3A15");
  answer.headers.append("Set-Cookie", "a=b");
  const told = await tellToWait(answer);
  expect([told.status, told.headers.get("retry-after"), told.headers.get("set-cookie")]).toEqual([429, "15", "a=b"]);
  expect(await told.json()).toEqual({ url: expect.stringContaining("too-many") });
});

test.for([
  refused("auth.invalid-credentials"),
  refused("request.too-many%3Anever"),
  Response.json({ url: "http://localhost:3000/?error=request.too-many%3A15" }),
  new Response("not JSON", { status: 401 }),
  new Response(null, { status: 401 }),
])("every other answer stays as it is", async (answer) => {
  const [status, text] = [answer.status, await answer.clone().text()];
  const told = await tellToWait(answer);
  expect([told.status, told.headers.get("retry-after"), await told.text()]).toEqual([status, null, text]);
});
