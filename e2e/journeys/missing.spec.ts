import type { Person } from "#e2e/fixtures/people.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { COMPLAINT_PAGES } from "#server/web/http/named-pages.ts";

test.use({ expectedProblems: /status of 404/ });

const at = (page: string, id: string) => page.replace("[id]", id);

test("whatever page a number of nobody's stands in, the answer is a 404 and a whole page", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman")]);
  for (const reader of [maya, asha, desk.admin]) {
    const page = await openAs(reader);
    const pages = [...COMPLAINT_PAGES.map((each) => at(each, "COMP-99999")), at(COMPLAINT_PAGES[0], "nonsense")];
    for (const address of pages) {
      const answer = await page.request.get(address);
      const html = await answer.text();
      expect([address, answer.status(), /<html[^>]* lang="en"/.test(html)]).toEqual([address, 404, true]);
      for (const part of [
        "There is nothing at this address",
        'aria-label="Main"',
        "<title>Not found · QuickFix</title>",
      ])
        expect(html).toContain(part);
    }
  }
  const page = await openAs(asha);
  await page.goto("/desk/COMP-99999");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the start" }).click();
  await expect(page).toHaveURL(/\/desk$/);
});

test("a number is found however it is typed, with what is searched behind it", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman")]);
  const { complaintId, _id } = await desk.file(maya, { title: "The kettle hums" });
  const number = complaintId.replace("COMP-", "");
  const readers: [Person, string][] = [
    [maya, "/complaints/[id]"],
    [asha, "/desk/[id]"],
    [desk.admin, "/tickets/[id]"],
    [desk.admin, "/pipeline/trace/[id]"],
  ];
  for (const [reader, address] of readers) {
    const page = await openAs(reader);
    for (const typed of [complaintId.toLowerCase(), number, `comp${number}`, `%23${number}`]) {
      const answer = await page.request.get(`${at(address, typed)}?from=mail`, { maxRedirects: 0 });
      const to = `${at(address, complaintId)}?from=mail`;
      expect([answer.status(), answer.headers()["location"]]).toEqual([308, to]);
    }
    expect((await page.request.get(at(address, _id))).status()).toBe(200);
  }
  const page = await openAs(maya);
  await page.goto(`/complaints/${number}`);
  await expect(page.getByText("The kettle hums").first()).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/complaints/${complaintId}$`));
  for (const ref of [complaintId.toLowerCase(), number, `Comp${number}`]) {
    expect((await maya.rest("GET", `/api/complaints/${ref}`)).status).toBe(200);
    expect((await maya.api.complaints.byId.query({ id: ref }))._id).toBe(_id);
  }
});
