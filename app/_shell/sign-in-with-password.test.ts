import { expect, test } from "vitest";
import { readAnswer } from "./sign-in-with-password.ts";

const ORIGIN = "http://localhost:3000";

test("an address without an error means that the session is there", () => {
  expect(readAnswer({ url: `${ORIGIN}/` }, ORIGIN)).toEqual({ kind: "signed-in" });
});

test("a refusal shows our own sentence", () => {
  const sentence = "Too many tries. Please wait 30 seconds.";
  const url = `${ORIGIN}/sign-in?error=${encodeURIComponent(sentence)}`;
  expect(readAnswer({ url }, ORIGIN)).toEqual({ kind: "refused", message: sentence });
});

test("a code of the library becomes a sentence", () => {
  const outcome = readAnswer({ url: `${ORIGIN}/sign-in?error=CredentialsSignin` }, ORIGIN);
  expect(outcome).toEqual({ kind: "refused", message: "The e-mail address or the password is not right." });
});

test("a form without a valid token is not taken for a success, though it is answered with 200", () => {
  expect(readAnswer({ url: `${ORIGIN}/api/auth/signin?csrf=true` }, ORIGIN).kind).toBe("refused");
});

test("an answer of another shape is a refusal", () => {
  expect(readAnswer(null, ORIGIN).kind).toBe("refused");
});
