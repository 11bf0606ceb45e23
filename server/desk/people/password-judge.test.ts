import { dictionary } from "@zxcvbn-ts/language-common";
import { expect, test } from "vitest";
import { judgePassword } from "./password-judge.ts";

const ada = { name: "Ada Lovelace", email: "ada.lovelace@analytical.example" };

test.each([
  "password1234",
  "P@ssw0rd1234",
  "drowssapdrowssap",
  "qwertyuiop12",
  "1q2w3e4r5t6y",
  "aaaaaaaaaaaa",
  "Summer2024!!",
  "letmeinplease",
  "a good password",
  "quickfix-demo",
  "QuickFix2026",
  "monday-tuesday-wednesday",
])("%s is what everybody guesses", (password) => {
  expect(judgePassword(password, ada)).toBe("easy");
});

test.each([
  "Ada Lovelace",
  "adalovelace1815",
  "ecalevoL.adA",
  "@d@L0vel@ce!",
  "ada.lovelace@analytical.example",
  "analytical.ada",
])("%s is what anybody guesses who knows its owner", (password) => {
  expect(judgePassword(password, ada)).toBe("personal");
});

test.each([
  "correct horse battery",
  "another good password",
  "k3vq-x7mp-2rft",
  "pKx9#mWq2$Lz",
  "Zo\u00eb's caf\u00e9 au lait",
  "\u6b63\u78ba\u306a\u99ac\u306e\u96fb\u6c60\u3068\u30db\u30c1\u30ad\u30b9",
  "ada keeps seven purple tractors",
])("%s is good", (password) => {
  expect(judgePassword(password, ada)).toBeNull();
});

test("every password on the list of leaked ones that is long enough is refused", () => {
  const leaked = dictionary["passwords-common"].filter((password) => password.length >= 12);
  expect(leaked.length).toBeGreaterThan(300);
  expect(leaked.filter((password) => judgePassword(password, ada) === null)).toEqual([]);
});

test("nobody is kept waiting by a password made to be hard to judge", () => {
  const hardest = Array.from({ length: 200 }, (_, at) => String.fromCharCode(33 + ((at * 37) % 90))).join("");
  judgePassword(hardest, ada);
  const before = process.cpuUsage();
  judgePassword(hardest, ada);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_000);
});
