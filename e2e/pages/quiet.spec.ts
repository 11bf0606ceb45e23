import type { Desk } from "#e2e/fixtures/desk.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "./portrait.ts";

const SHAPE_NAMES = Object.keys(SHAPES) as Shape[];
const asCustomer = (desk: Desk) => desk.customer("Emil Novák");
const asOffDuty = (desk: Desk) => desk.agent("Jonah Price");
const asOnDuty = (desk: Desk) => desk.agent("Lena Köhler", { onDuty: true });
const asAdmin = ({ admin }: Desk) => admin;

for (const [name, who, path, shows] of [
  ["none-complaints", asCustomer, "/complaints", "You have not told us about anything yet"],
  ["none-desk-off", asOffDuty, "/desk", "You are off duty"],
  ["none-desk-on", asOnDuty, "/desk", "Nothing needs you right now"],
  ["none-board", asAdmin, "/board", "Nobody is waiting"],
  ["none-pipeline", asAdmin, "/pipeline", "No dead letters."],
  ["none-audit", asAdmin, "/audit?action=replay.cancelled", "No row matches"],
  ["none-tickets", asAdmin, "/tickets?q=nosuchwordanywhere", "No ticket matches"],
] as const) {
  for (const shape of SHAPE_NAMES) {
    test(`${name}: a page without anything in it says why and what to do, on a ${shape}`, async ({ desk, openAs }) => {
      const page = await openAs(await who(desk), SHAPES[shape]);
      await page.goto(path);
      await expect(page.getByText(shows)).toBeVisible();
      await portray(page, name, shape);
    });
  }
}

test.describe("not there", () => {
  test.use({ expectedProblems: /status of 404/ });

  for (const shape of SHAPE_NAMES) {
    test(`a page that is not there says so, on a ${shape}`, async ({ sharedDesk, openAs }) => {
      const page = await openAs(sharedDesk.admin, SHAPES[shape]);
      await page.goto("/tickets/COMP-999999");
      await portray(page, "not-found", shape);
    });
  }
});
