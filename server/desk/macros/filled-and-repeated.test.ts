import { beforeEach, expect, test } from "vitest";
import type { MacroId } from "#server/core/ids.ts";
import { askedOnce } from "#server/core/once/once.ts";
import { anOnce } from "#server/core/once/testing.ts";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { keepFile } from "#server/desk/files/testing.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { applyMacro } from "./apply-macro.ts";
import { addMacro } from "./change-macro.ts";
import { getMacro } from "./list-macros.ts";
import { AddMacro } from "./wire.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
let asha: Awaited<ReturnType<typeof it.addAgent>>;
let id = "";
let rev = 0;
let count = 0;

const fresh = (kind: string) => `${kind} ${++count}`;
const aMacro = (macro: object) =>
  addMacro(desk, ines, AddMacro.parse({ name: fresh("Macro"), scope: "everybody", ...macro }));
const read = () => getComplaint(desk, asha, id);
const use = (macroId: MacroId) => applyMacro(desk, asha, { id, macroId });

beforeEach(async () => {
  await it.emptied();
  asha = await it.addAgent("Asha");
  ({ _id: id } = await it.file(maya));
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  await it.relayed();
  ({ rev } = await read());
});

test.each([
  ["message", "words", (text: string) => ({ words: text })],
  ["note", "note", (text: string) => ({ words: "Done.", acts: { note: text } })],
])("a %s that its fields make too long is refused in words, and nothing is done", async (said, _what, of) => {
  const name = fresh("Long");
  const macro = await aMacro({ name, ...of("{{link}}".repeat(625)) });
  const { complaintId } = await read();
  const characters = 625 * `http://desk.test/complaints/${complaintId}`.length;
  await expect(use(macro.id)).rejects.toMatchObject({
    code: "input.invalid",
    message: `With everything filled in, the ${said} of "${name}" has ${characters.toLocaleString("en")} characters; 5,000 is the most. Shorten the macro, or choose another one.`,
  });
  expect((await read()).rev).toBe(rev);
  const fits = await aMacro(of("{{number}}".repeat(500)));
  expect((await use(fits.id)).rev).toBeGreaterThan(rev);
});

test("repeated at the same time it was used once, and no copy of its file is left beside the one that was sent", async () => {
  const file = await keepFile(desk, ines, { name: "plan.pdf" });
  const macro = await aMacro({ words: "See the plan.", files: [file.id] });
  const own = await keepFile(desk, asha, { name: "own.pdf" });
  const again = askedOnce(desk, { once: anOnce(fresh("key")) });
  const meeting = Promise.withResolvers<void>();
  let coming = 0;
  const together = {
    ...again,
    store: {
      ...desk.store,
      async commit(...args: Parameters<typeof desk.store.commit>) {
        if (++coming === 4) meeting.resolve();
        await meeting.promise;
        return desk.store.commit(...args);
      },
    },
  };
  const repeats = Array.from({ length: 4 }, () =>
    applyMacro(together, asha, { id, macroId: macro.id, files: [own.id] }),
  );
  await Promise.all(repeats);
  expect((await getMacro(desk, ines, macro.id)).uses).toBe(1);
  const { timeline, files } = await read();
  expect(timeline.filter(({ kind }) => kind === "comment")).toHaveLength(1);
  const { ticket } = (await desk.complaints.findByHumanId((await read()).complaintId)) ?? {};
  if (!ticket) throw new Error("It was just read.");
  expect((await desk.files.listOf(ticket.id)).toSorted()).toEqual(files?.map((each) => each.id).toSorted());
  expect(files).toHaveLength(2);
  expect(await desk.files.looseOf(asha.id)).toEqual([]);
});
