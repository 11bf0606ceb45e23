import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { json } from "node:stream/consumers";
import { runningStack } from "#e2e/fixtures/running-stack.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

/** Asks for just this address: fetch and browsers would mend it first. */
async function ask(path: string, method = "GET") {
  const asked = request(runningStack().webUrl, { path, method, agent: false }).end();
  const [answer] = await once(asked, "response");
  return { status: answer.statusCode, headers: answer.headers, body: await json(answer) };
}

test("an address that nobody can decode is refused in the API's shape, wherever it leads", async () => {
  const under = [
    "/",
    "/complaints/",
    "/sign-in/",
    "/api/complaints/",
    "/api/auth/",
    "/api/trpc/",
    "/_next/static/",
    "/_next/image/",
  ];
  for (const path of under.flatMap((room) => [`${room}%`, `${room}%zz`, `${room}%ff?q=1`])) {
    const { status, headers, body } = await ask(path);
    expect([path, status, body]).toEqual([
      path,
      400,
      { error: { code: "input.invalid", message: expect.stringContaining("%") } },
    ]);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  }
  expect((await ask("/api/complaints/%zz/comments", "POST")).status).toBe(400);
  const readLog = () => readFile(runningStack().log, "utf8");
  await expect.poll(readLog).toMatch(/\[web\] .* request door=address method=POST status=400/);
});

test("a malformed escape in a search is a letter like any other, and never a fault", async () => {
  const { webUrl } = runningStack();
  for (const path of [
    "/api/complaints?q=%zz",
    "/api/trpc/session.me?input=%zz",
    "/sign-in?next=%zz",
    "/tickets?q=100%",
  ]) {
    const { status } = await fetch(`${webUrl}${path}`, {
      redirect: "manual",
      headers: { cookie: "next-auth.callback-url=%zz" },
    });
    expect([path, status < 500]).toEqual([path, true]);
  }
});

test("a link to a filtered list leads there through the sign-in, and nowhere else", async ({ desk, openAs }) => {
  const asha = await desk.agent("Asha Raman");
  const page = await openAs(null);
  await page.goto("/tickets?q=日本&status=Open");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("E-mail").fill(asha.email);
  await page.getByLabel("Password").fill(asha.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/tickets\?q=%E6%97%A5%E6%9C%AC&status=Open$/);

  for (const next of [
    "/\t/evil.example",
    "/\\evil.example",
    "/a/..//evil.example",
    "//evil.example",
    "https://evil.example",
  ]) {
    for (const name of ["next", "callbackUrl"]) {
      const answer = await page.request.get(`/sign-in?${name}=${encodeURIComponent(next)}`, { maxRedirects: 0 });
      expect([next, answer.status(), answer.headers()["location"]]).toEqual([next, 307, "/desk"]);
    }
  }
  const letters = await page.request.get("/sign-in?next=/%E6%97%A5", { maxRedirects: 0 });
  expect([letters.status(), letters.headers()["location"]]).toEqual([307, "/%E6%97%A5"]);
});

test("the form of the sign-in goes to no other site either", async ({ desk, openAs }) => {
  const maya = await desk.customer();
  const page = await openAs(null);
  await page.goto("/sign-in?next=%2F%09%2Fevil.example");
  await page.getByLabel("E-mail").fill(maya.email);
  await page.getByLabel("Password").fill(maya.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(`${runningStack().webUrl}/complaints`);
});

test("a sentence in the address of the sign-in is not shown as ours", async ({ openAs }) => {
  const page = await openAs(null);
  await page.goto("/sign-in?error=Your%20account%20is%20locked.%20Call%200800%201234.");
  await expect(page.getByRole("alert").first()).toHaveText("Signing in did not work. Please try again.");
  await expect(page.getByText("0800")).toBeHidden();
});
