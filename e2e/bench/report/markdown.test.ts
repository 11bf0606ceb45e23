import { expect, test } from "vitest";
import { markdownOf } from "./markdown.ts";

const machine = { processor: "A processor", cores: 2, memoryGb: 8, system: "Linux 6", node: "v24.0.0" };
const result = {
  name: "growth",
  title: "What becomes slower",
  at: "2026-01-02T03:04:05.678Z",
  tookSeconds: 12,
  machine,
  rows: [{ what: "claims", figure: 1234 }],
  goals: [{ goal: "claims", unit: "/s", reached: 1234, wanted: { atLeast: 2000 } }],
};

test("a figure stands with its goal, a missed one as missed, and with the machine that it is of", async () => {
  const text = await markdownOf([{ ...result, busy: 0 }]);
  expect(text).toContain("| claims | ≥ 2000 /s | 1230 /s | **missed** |");
  expect(text).toContain("2026-01-02 03:04 UTC, 12 s, on A processor, 2 cores, 8 GB, Linux 6, Node v24.0.0.\n");
  expect(text).toContain("| claims | 1,234 |");
});

test("what was measured beside other work says so", async () => {
  expect(await markdownOf([{ ...result, busy: 1.4 }])).toContain("Not quiet: others kept 1.4 cores busy as it began.");
});
