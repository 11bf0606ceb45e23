import { z } from "zod";

const Group = z.object({
  specs: z.array(z.unknown()).default([]),
  get suites() {
    return z.array(Group).default([]);
  },
});

/** The specs of Playwright's report, out of all groups: what of each is needed, whoever asks reads from it. */
export function playwrightSpecs(suites: unknown): unknown[] {
  return z.array(Group).parse(suites).flatMap(specsOf);
}

function specsOf({ specs, suites }: z.infer<typeof Group>): unknown[] {
  return [...specs, ...suites.flatMap(specsOf)];
}
