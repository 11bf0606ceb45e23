import { expect, test } from "vitest";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { listComplaints } from "./list-complaints.ts";
import { listSimilar } from "./list-similar.ts";
import { wordsOf } from "./search-words.ts";
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
  ["what is no word", { q: ".*" }, [doorbell, invoice, kettle]],
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
  const issues = ComplaintFilter.safeParse({ [field]: "nonsense" }).error?.issues;
  expect(issues).toMatchObject([{ path: [field], message: expect.stringContaining("24 hexadecimal digits") }]);
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

test("words are lower case without accents, each once, and not endless", () => {
  expect(wordsOf("Crème brûlée, CRÈME!", "COMP-10001")).toEqual(["creme", "brulee", "comp", "10001"]);
  expect(wordsOf("x".repeat(100))).toEqual(["x".repeat(40)]);
  expect(wordsOf(Array.from({ length: 500 }, (_, n) => `w${n}`).join(" "))).toHaveLength(400);
});
