import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { english } from "#server/language/english.ts";
import { findUnsaid, findWrongValues, wantsOf } from "./said.ts";
import { findSayings } from "./sayings.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
/** What is called by these is still written in its source. */
const SAID_SOON = /^(terms[.]role|wait[.]again)[.]/;
const messages = {
  desk: {
    title: "Desk",
    hint: "<link>Go on</link>, {name}",
    state: { open: "Open since {since}", closed: "Closed" },
    count: "{count, plural, one {# ticket of {name}} other {# tickets}}",
  },
  mails: { subject: "{number}: {title}" },
};
const wants = wantsOf(messages);
const read = (source: string) => [{ file: "x.tsx", sayings: findSayings("x.tsx", source, Object.keys(messages)) }];
const keys = (source: string) => read(source).flatMap(({ sayings }) => sayings.map(({ key }) => key));

test("what a message wants is its values and its tags, in each of its forms", () => {
  expect(wants.get("desk.hint")).toEqual(new Set(["link", "name"]));
  expect(wants.get("desk.count")).toEqual(new Set(["count", "name"]));
  expect(wants.get("desk.title")).toEqual(new Set());
});

test.each([
  ["const t = useTranslations('desk'); t('title');", "desk.title"],
  ["const t = await getTranslations('desk.state'); t('closed');", "desk.state.closed"],
  ["const [t, me] = await Promise.all([getTranslations('desk'), who()]); t('title');", "desk.title"],
  ["const title = (await getTranslations('desk'))('title');", "desk.title"],
  ["const words = (say: Say<'desk.state'>) => say('closed');", "desk.state.closed"],
  ["function words({ say }: { say: Say<'desk'> }) { return say('title'); }", "desk.title"],
  [
    "interface Props { readonly terms: Say<'desk'> }\nconst words = (props: Props) => props.terms('title');",
    "desk.title",
  ],
  ["type Says = Say<'desk'>; let say: Says | null = null; say(key);", "desk.*"],
  ["import { say } from '#server/language/say.ts'; say('desk.title');", "desk.title"],
  ["const subject = { key: 'mails.subject', values };", "mails.subject"],
  ["const t = useTranslations('desk'); t(`state.${state}`);", "desk.state.*"],
  ["const t = useTranslations('desk'); t(KEYS[state]);", "desk.*"],
  ["const words = (props) => props.say(isOpen ? 'title' : key);", "*.title"],
  ["const TITLE = 'desk.title' as const;", "desk.title"],
])("%s says %s", (source, key) => {
  expect(keys(source)).toEqual([key]);
});

test("of two names that look alike, the inner one is meant", () => {
  const source =
    "const t = useTranslations('desk'); { const t = useTranslations('mails'); t('subject', { number, title }); }";
  expect(keys(source)).toEqual(["mails.subject"]);
});

test.each([
  ["t('hint', { link, name: 1 })", []],
  ["t.rich('hint', { link: (words) => words, ...more })", []],
  ["t(isOpen ? 'title' : 'state.closed')", []],
  ["t('hint', { name })", ["x.tsx:1 desk.hint is said without link"]],
  ["t.rich('state.open')", ["x.tsx:1 desk.state.open is said without since"]],
  ["t('title', { name })", ["x.tsx:1 desk.title has no place for name"]],
  ["t(`state.${is}`, { since, until })", ["x.tsx:1 desk.state.* has no place for until"]],
] as const)("%s lacks or leaves over %j", (call, problems) => {
  expect(findWrongValues(wants, read(`const t = useTranslations("desk"); ${call};`))).toEqual(
    problems.map((problem) => problem),
  );
});

test("the values of what is stored to be said later are looked at, too", () => {
  expect(findWrongValues(wants, read("const says = { key: 'mails.subject', values: { number } };"))).toEqual([
    "x.tsx:1 mails.subject is said without title",
  ]);
});

test("what a schema says has its values, or its limits", () => {
  const schema = (source: string) => read(`import { said } from "#server/core/said.ts";\n${source}`);
  expect(
    findWrongValues(wants, schema("z.string(said('desk.state.open')).min(1, said('desk.title', { min: 1 }))")),
  ).toEqual(["x.tsx:2 desk.state.open is said without since", "x.tsx:2 desk.title has no place for min"]);
  expect(findWrongValues(wants, schema("line({ tooLong: 'desk.title', tooShort: 'desk.state.open' })"))).toEqual([
    "x.tsx:2 desk.state.open is said without since",
  ]);
});

test("a message that nobody says is found", () => {
  const source = "const t = useTranslations('desk'); t('hint', all); t(`state.${state}`); say('x.count');";
  expect(findUnsaid(wants, read(source))).toEqual(["desk.title", "desk.count", "mails.subject"]);
});

const sources = globSync("{app,server,consumer}/**/*.{ts,tsx}", { cwd: ROOT })
  .filter((file) => !/[.]test[.]tsx?$/.test(file))
  .map((file) => ({
    file,
    sayings: findSayings(file, readFileSync(path.join(ROOT, file), "utf8"), Object.keys(english)),
  }));

test("everything that is said has the values that its message wants, and no others", () => {
  expect(findWrongValues(wantsOf(english), sources)).toEqual([]);
});

test("every message of server/language is said somewhere", () => {
  expect(findUnsaid(wantsOf(english), sources).filter((name) => !SAID_SOON.test(name))).toEqual([]);
});
