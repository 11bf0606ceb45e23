import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { findLooseWords } from "./loose-words.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
/** Read by machines, or by whoever operates the desk. */
const NOT_PAGES = /^app\/(api|metrics)\//;

const loose = (source: string) => findLooseWords("x.tsx", source).map(({ words }) => words);

test.each([
  ["<p>Not sent yet</p>", "Not sent yet"],
  ['<input placeholder="Search" />', "Search"],
  ['<Field label="Medium" />', "Medium"],
  ['<b>{isOpen ? "Close" : t("open")}</b>', "Close"],
  ["<b>{`${count} tickets`}</b>", "… tickets"],
  ["<b>In Progress</b>", "In Progress"],
  ['const title = "A new password";', "A new password"],
  ['toast("It is sent.")', "It is sent."],
  ['toast.info("Sent")', "Sent"],
  ['toast.info(title, { action: { label: "Open", onClick } })', "Open"],
  ['const columns = [{ id: "status", title: "Status" }];', "Status"],
  ["const hint = isLate ? `${count} late` : said;", "… late"],
  ['const CLOSE_LABEL = "Close";', "Close"],
  ['const by = person?.name ?? "Nobody";', "Nobody"],
  ['const choices = { "aria-label": "Choices" };', "Choices"],
  ['<Menu items={[{ value: "Open", label: "Closed" }]} />', "Closed"],
])("words in a page are found: %s", (source, words) => {
  expect(loose(source)).toEqual([words]);
});

test.each([
  '<p className="text-sm font-medium" data-kind="Two words">{t("title")} · QuickFix</p>',
  'if (status === "In Progress") go();',
  'import a from "Some thing";',
  'type Kind = "In Progress";',
  'if (can.includes("Waiting on Customer")) change({ status: "Waiting on Customer" });',
  '<Toaster options={{ classNames: { content: "flex-1 min-w-0" } }} />',
  "await locks.request(`quickfix-sound-${id}`, work);",
  'const status = macro.status ?? "Open";',
  'const choice = { label: t("open"), value: "Open" };',
  '<Rows rowClass="h-10 mx-4" />',
  '<Urgency chosen={priority ?? "Medium"} onChange={() => change({ status: "Closed" })} />',
  'throw new TRPCClientError("No answer came.");',
  'if (code.startsWith("account.")) go();',
  '<input placeholder="COMP-10001" />',
])("and nothing else: %s", (source) => {
  expect(loose(source)).toEqual([]);
});

const files = globSync("app/**/*.{ts,tsx}", { cwd: ROOT }).filter(
  (file) => !NOT_PAGES.test(file) && !/[.]test[.]tsx?$|\/testing(\/|[.]ts$)/.test(file),
);
const looseIn = (file: string) =>
  findLooseWords(file, readFileSync(path.join(ROOT, file), "utf8")).map(
    ({ line, words }) => `${file}:${line} ${words}`,
  );

test("every word that a page shows stands in the files of server/language", () => {
  expect(files.flatMap(looseIn)).toEqual([]);
});
