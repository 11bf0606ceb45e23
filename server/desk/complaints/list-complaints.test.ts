import { expect, test } from "vitest";
import { ticketIdOf } from "#server/core/ids.ts";
import { wordsOfIssue } from "#server/core/saying.ts";
import { WORDS_VERSION } from "#server/core/search/index-words.ts";
import { createWordsStore } from "#server/desk/erasure/words-store.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { earlierWords } from "./earlier-words.ts";
import { listComplaints } from "./list-complaints.ts";
import { listSimilar } from "./list-similar.ts";
import { renewComplaintWords } from "./renew-complaint-words.ts";
import { complaintRows } from "./rows.ts";
import { createComplaintStore } from "./store.ts";
import { ComplaintFilter } from "./wire.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const kofi = await it.addPerson("Kofi", "user");
const asha = await it.addAgent("Asha");

const kettle = await it.file(maya, { title: "The kettle hums", description: "Café crème spilled, too." });
const invoice = await it.file(maya, { title: "Invoice counted twice", category: "Billing", priority: "High" });
const doorbell = await it.file(kofi, { title: "The doorbell hums", priority: "High" });
await assignComplaint(desk, ines, { id: invoice._id, agentId: asha.id });

const list = async (filter: Record<string, unknown> = {}, actor = ines) =>
  (await listComplaints(desk, actor, ComplaintFilter.parse(filter))).items.map(({ _id }) => _id);

test("staff see everybody's, customers their own, newest first", async () => {
  const all = [doorbell._id, invoice._id, kettle._id];
  expect(await list()).toEqual(all);
  expect(await list({}, asha)).toEqual(all);
  expect(await list({}, maya)).toEqual([invoice._id, kettle._id]);
  // A customer who asks for somebody else's gets their own.
  expect(await list({ customerId: kofi.id }, maya)).toEqual([invoice._id, kettle._id]);
});

test.each([
  ["a status", { status: "Open" }, [doorbell, kettle]],
  ["several", { status: ["In Progress", "Closed"] }, [invoice]],
  ["a category", { category: "Billing" }, [invoice]],
  ["a priority", { priority: "High" }, [doorbell, invoice]],
  ["a customer", { customerId: kofi.id.toUpperCase() }, [doorbell]],
  ["nobody's", { assignedTo: "none" }, [doorbell, kettle]],
  ["an agent's", { assignedTo: asha.id }, [invoice]],
  ["the beginning of a word", { q: "hum" }, [doorbell, kettle]],
  ["words in any order", { q: "hums kettle" }, [kettle]],
  ["words without their accents", { q: "CAFE creme" }, [kettle]],
  ["the number", { q: invoice.complaintId }, [invoice]],
  ["what nobody can search for", { q: ".*" }, []],
  ["a sign", { q: "%", status: "Open" }, []],
  ["all of it together", { status: "Open", priority: "High", q: "door" }, [doorbell]],
  ["what nobody has", { q: "kettle door" }, []],
])("finds by %s", async (_by, filter, found) => {
  expect(await list(filter)).toEqual(found.map(({ _id }) => _id));
});

test("'me' is whoever asks", async () => {
  expect(await list({ assignedTo: "me" }, asha)).toEqual([invoice._id]);
  expect(await list({ assignedTo: "me" })).toEqual([]);
});

test("page by page nothing is missed or shown twice, and the last page says that it is the last", async () => {
  const seen: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await listComplaints(desk, ines, ComplaintFilter.parse({ limit: 2, cursor }));
    seen.push(...page.items.map(({ _id }) => _id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([doorbell._id, invoice._id, kettle._id]);
  const exact = await listComplaints(desk, ines, ComplaintFilter.parse({ limit: 3 }));
  expect(exact.nextCursor).toBeNull();
});

test("each is shown with its agent's name", async () => {
  const { items } = await listComplaints(desk, maya, ComplaintFilter.parse({ category: "Billing" }));
  expect(items).toMatchObject([{ assignedTo: { _id: asha.id, name: "Asha" } }]);
});

test.each(["cursor", "assignedTo", "customerId"])("a %s that is no id is refused with what it needs", (field) => {
  const issues = ComplaintFilter.safeParse({ [field]: "nonsense" }).error?.issues ?? [];
  expect(issues).toMatchObject([{ path: [field] }]);
  expect(issues.map(wordsOfIssue)).toEqual([expect.stringContaining("24 hexadecimal digits")]);
});

test("while somebody types, their own open complaints that look like it are shown, most alike first", async () => {
  const hum = await it.file(maya, { title: "Kettle hums since Monday morning" });
  const similar = async (title: string, actor = maya) => (await listSimilar(desk, actor, title)).map(({ _id }) => _id);
  expect(await similar("kettle humming monday")).toEqual([hum._id]);
  expect(await similar("kettle hums")).toEqual([hum._id, kettle._id]);
  expect(await similar("kettle hums", kofi)).toEqual([doorbell._id]);
  expect(await similar("the it is")).toEqual([]);
  expect(await similar("something else entirely")).toEqual([]);
});

test("what was written in other letters is found as people type it", async () => {
  const title = "Smørrebrød in der Straße 12";
  const foreign = await it.file(kofi, { title, description: "无法登录帐户 with C++ from ana@example.com" });
  const found = ["smorrebrod", "STRASSE", "登录", "登录帐户", "c++", "ana@example.com", "example.com", foreign._id];
  for (const q of found.slice(0, -1)) expect(await list({ q }), q).toEqual([foreign._id]);
  const number = foreign.complaintId.replace("COMP-", "");
  for (const q of [`COMP${number}`, `comp ${number}`, number, `#${number}`, `Comp-${number}`])
    expect(await list({ q }), q).toEqual([foreign._id]);
  for (const q of ["c#", "登陆", "bob@example.com", "🔥"]) expect(await list({ q }), q).toEqual([]);
});

test("every word of a long description is found", async () => {
  const words = Array.from({ length: 800 }, (_, n) => `w${n}x`);
  const long = await it.file(kofi, { title: "A long story", description: words.join(" ") });
  for (const q of ["w0x", "w400x", "w799x"]) expect(await list({ q })).toEqual([long._id]);
});

test("what the version before wrote is found as before, and by today's rules once it is spelled anew", async () => {
  const old = await it.file(kofi, { title: "Grüße an Łukasz", description: "All in all." });
  const row = { _id: toObjectId(old._id) };
  const rows = it.db.collection(complaintRows);
  const before = { $set: { words: earlierWords("Grüße an Łukasz") }, $unset: { wordsVersion: true } } as const;
  await rows.updateOne(row, before);
  const later = { ...desk, complaints: createComplaintStore(it.db) };
  const found = async (q: string) => (await listComplaints(later, ines, ComplaintFilter.parse({ q }))).items.length;
  expect([await found("gruße"), await found("łukasz"), await found("lukasz")]).toEqual([1, 1, 0]);
  expect(await renewComplaintWords(it.db, 100)).toBe(1);
  expect(await renewComplaintWords(it.db, 100)).toBe(0);
  expect([await found("gruße"), await found("łukasz"), await found("lukasz")]).toEqual([1, 1, 1]);
});

test("one that is erased while its words are spelled anew keeps none of them", async () => {
  const told = await it.file(kofi, { title: "Zwölf Äpfel" });
  const rows = it.db.collection(complaintRows);
  await rows.updateOne({ _id: toObjectId(told._id) }, { $unset: { wordsVersion: true } });
  const erasesFirst = new Proxy(rows, {
    get(target, name) {
      if (name !== "bulkWrite") return Reflect.get(target, name).bind?.(target) ?? Reflect.get(target, name);
      return async (...args: Parameters<typeof rows.bulkWrite>) => {
        await createWordsStore(it.db).emptyComplaint(ticketIdOf(told._id), new Date());
        return target.bulkWrite(...args);
      };
    },
  });
  await renewComplaintWords({ ...it.db, collection: () => erasesFirst as never }, 100);
  const row = await rows.findOne({ _id: toObjectId(told._id) });
  expect(row?.words.join(" ")).not.toContain("apfel");
  expect(row?.wordsVersion).toBe(WORDS_VERSION);
});
