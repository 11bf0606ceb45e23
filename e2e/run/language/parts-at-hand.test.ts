import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { findPartsNotAtHand } from "./parts-at-hand.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const problems = (files: Record<string, string>) => findPartsNotAtHand(new Map(Object.entries(files)));

const form = '"use client"; import { Field } from "#app/_ui/field.tsx"; useTranslations("desk.reply");';
const field = 'useTranslations("ui.field");';
const page = 'import { Form } from "./form.tsx"; export default () => <Form />;';
const handing = (...parts: string[]) =>
  `export default () => <Messages of={${JSON.stringify(parts)}}>{children}</Messages>;`;

test("what a page's browser says is handed out by it or by the layouts around it", () => {
  const files = { "app/desk/page.tsx": page, "app/desk/form.tsx": form, "app/_ui/field.tsx": field };
  expect(problems({ ...files, "app/layout.tsx": handing("ui"), "app/desk/layout.tsx": handing("desk") })).toEqual([]);
  expect(problems({ ...files, "app/layout.tsx": handing("ui", "desk") })).toEqual([]);
  expect(problems({ ...files, "app/layout.tsx": handing("desk"), "app/mail/layout.tsx": handing("ui") })).toEqual([
    "app/desk/page.tsx does not hand out ui, which app/_ui/field.tsx says",
  ]);
});

test("a part may be handed out by what a page imports", () => {
  const frame = handing("desk", "ui");
  expect(
    problems({
      "app/page.tsx": `import { Frame } from "./frame.tsx"; ${page}`,
      "app/frame.tsx": frame,
      "app/form.tsx": form,
      "app/_ui/field.tsx": field,
    }),
  ).toEqual([]);
});

test.each([
  ['import { later } from "./later.ts"; export default later;', 'export const later = () => import("./form.tsx");'],
  ['export * from "./later.ts";', 'export { Form } from "./form.tsx";'],
])("it is found behind %s and %s", (source, later) => {
  expect(problems({ "app/error.tsx": source, "app/later.ts": later, "app/form.tsx": form })).toEqual([
    "app/error.tsx does not hand out desk, which app/form.tsx says",
  ]);
});

test("what the server alone renders has all words, and a type is nothing that runs", () => {
  expect(problems({ "app/page.tsx": 'import "./words.tsx";', "app/words.tsx": field })).toEqual([]);
  expect(problems({ "app/page.tsx": 'import type { Form } from "./form.tsx";', "app/form.tsx": form })).toEqual([]);
});

test("what the server renders in one place runs in the browser in another", () => {
  const source = 'import "./_ui/field.tsx"; import "./form.tsx";';
  expect(
    problems({
      "app/page.tsx": source,
      "app/form.tsx": form,
      "app/_ui/field.tsx": field,
      "app/layout.tsx": handing("desk"),
    }),
  ).toEqual(["app/page.tsx does not hand out ui, which app/_ui/field.tsx says"]);
});

test("every page hands out what its browser says", () => {
  const files = globSync("app/**/*.{ts,tsx}", { cwd: ROOT }).filter((file) => !/[.]test[.]tsx?$/.test(file));
  const sources = new Map(files.map((file) => [file, readFileSync(path.join(ROOT, file), "utf8")]));
  expect(findPartsNotAtHand(sources)).toEqual([]);
});
