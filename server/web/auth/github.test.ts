import { expect, test } from "vitest";
import { gitHub } from "./github.ts";

const USER = { id: 7, login: "octo", name: null, email: "shown@example.com" };

/** What a sign-in is told of somebody whose account at GitHub has these addresses. */
async function profileOf(emails: object[], status = 200) {
  const asked: string[] = [];
  const ask = async (url: string | URL | Request, init?: RequestInit) => {
    asked.push(`${String(url)} ${new Headers(init?.headers).get("authorization")}`);
    return Response.json(String(url).endsWith("/emails") ? emails : USER, { status });
  };
  const { userinfo } = gitHub({ clientId: "id", clientSecret: "secret" }, ask).options ?? {};
  const { request } = Object(userinfo) as { request(given: object): Promise<object> };
  return { profile: await request({ tokens: { access_token: "t" } }), asked };
}

test("the primary address is taken where GitHub has verified it", async () => {
  const { profile, asked } = await profileOf([
    { email: "other@example.com", primary: false, verified: true },
    { email: "main@example.com", primary: true, verified: true },
  ]);
  expect(profile).toMatchObject({ id: 7, login: "octo", email: "main@example.com", email_verified: true });
  expect(asked).toEqual(["https://api.github.com/user Bearer t", "https://api.github.com/user/emails Bearer t"]);
});

test("a stranger's address that was only typed there is nobody's, primary or shown", async () => {
  const { profile } = await profileOf([{ email: "victim@example.com", primary: true, verified: false }]);
  expect(profile).toMatchObject({ email: undefined, email_verified: false });
  const { profile: second } = await profileOf([
    { email: "victim@example.com", primary: true, verified: false },
    { email: "own@example.com", primary: false, verified: true },
  ]);
  expect(second).toMatchObject({ email: "own@example.com", email_verified: true });
});

test("a GitHub that does not answer lets nobody in", async () => {
  await expect(profileOf([], 503)).rejects.toThrow("503");
});
