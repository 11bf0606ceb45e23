import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "./portrait.ts";

for (const shape of Object.keys(SHAPES) as Shape[]) {
  test(`pages without anything in them say why and what to do, on a ${shape}`, async ({ desk, openAs }) => {
    const [customer, off, on] = await Promise.all([
      desk.customer("Emil Novák"),
      desk.agent("Jonah Price"),
      desk.agent("Lena Köhler", { onDuty: true }),
    ]);
    for (const [name, person, path, shows] of [
      ["none-complaints", customer, "/complaints", "You have not told us about anything yet"],
      ["none-desk-off", off, "/desk", "You are off duty"],
      ["none-desk-on", on, "/desk", "Nothing needs you right now"],
      ["none-board", desk.admin, "/board", "Nobody is waiting"],
      ["none-pipeline", desk.admin, "/pipeline", "No dead letters."],
      ["none-audit", desk.admin, "/audit?action=replay.cancelled", "No row matches"],
      ["none-tickets", desk.admin, "/tickets?q=nosuchwordanywhere", "No ticket matches"],
    ] as const) {
      const page = await openAs(person, SHAPES[shape]);
      await page.goto(path);
      await expect(page.getByText(shows)).toBeVisible();
      await portray(page, name, shape);
      await page.context().close();
    }
  });

  test.describe("not there", () => {
    test.use({ expectedProblems: /status of 404/ });

    test(`a page that is not there says so, on a ${shape}`, async ({ sharedDesk, openAs }) => {
      const page = await openAs(sharedDesk.admin, SHAPES[shape]);
      await page.goto("/tickets/COMP-999999");
      await portray(page, "not-found", shape);
    });
  });
}
