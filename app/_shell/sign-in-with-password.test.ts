import { beforeAll, expect, test } from "vitest";
import { sayFailuresBy } from "#app/_language/say-failure.ts";
import { sayIn } from "#app/_language/testing.ts";
import { readAnswer } from "./sign-in-with-password.ts";

const ORIGIN = "http://localhost:3000";

beforeAll(() => sayFailuresBy(sayIn("ui.failure")));

test("an address without an error means that the session is there", () => {
  expect(readAnswer({ url: `${ORIGIN}/` }, ORIGIN)).toEqual({ kind: "signed-in" });
});

test("whoever needs a code is told, so that the form can ask for it", () => {
  const outcome = readAnswer({ url: `${ORIGIN}/sign-in?error=auth.second-factor` }, ORIGIN);
  expect(outcome).toMatchObject({ kind: "refused", needsCode: true, message: expect.stringContaining("your app") });
});

test("a code of ours or of the library becomes a sentence, and any other words do not", () => {
  const outcome = readAnswer({ url: `${ORIGIN}/sign-in?error=CredentialsSignin` }, ORIGIN);
  expect(outcome).toEqual({ kind: "refused", message: "The e-mail address or the password is not right." });
  const waiting = readAnswer({ url: `${ORIGIN}/sign-in?error=request.too-many%3A30` }, ORIGIN);
  expect(waiting).toEqual({ kind: "refused", message: "Too many attempts. Please try again in 30 seconds." });
  const made = readAnswer({ url: `${ORIGIN}/sign-in?error=Call%20me%20now` }, ORIGIN);
  expect(made).toEqual({ kind: "refused", message: "Signing in did not work. Please try again." });
});

test("a form without a valid token is not taken for a success, though it is answered with 200", () => {
  expect(readAnswer({ url: `${ORIGIN}/api/auth/signin?csrf=true` }, ORIGIN).kind).toBe("refused");
});

test("an answer of another shape is a refusal", () => {
  expect(readAnswer(null, ORIGIN).kind).toBe("refused");
});
