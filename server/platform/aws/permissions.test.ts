import { expect, test } from "vitest";
import { z } from "zod";
import { AWS_ACTIONS } from "./actions.ts";
import { PERMISSIONS, type Permission } from "./permissions.ts";
import { createTemplate } from "./template.ts";

const Statement = z.object({ Action: z.array(z.string()), Resource: z.unknown() });
const Policy = z.object({
  Type: z.literal("AWS::IAM::ManagedPolicy"),
  Properties: z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) }),
});

test("no policy of the template grants by a wildcard what has a name, and none narrows what has no resource", () => {
  const policies = Object.values(createTemplate().Resources).flatMap((each) => Policy.safeParse(each).data ?? []);
  expect(policies).toHaveLength(3);
  for (const { Action, Resource } of policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement)) {
    for (const action of Action) {
      const hasResource = Object.entries(AWS_ACTIONS).some(([name, resource]) => name === action && resource !== null);
      expect(Resource !== "*", action).toBe(hasResource);
    }
  }
});

test.each(Object.entries(PERMISSIONS))("%s is granted nothing twice", (_, permissions: readonly Permission[]) => {
  const granted = permissions.flatMap(({ on, actions }) => actions.map((action) => `${action} ${on}`));
  expect(granted).toEqual([...new Set(granted)]);
});
