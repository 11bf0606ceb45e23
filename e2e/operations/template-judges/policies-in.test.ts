import { expect, test } from "vitest";
import { createTemplate } from "#server/platform/aws/template.ts";
import { policiesIn } from "./policies-in.ts";

test("policies are judged with addresses, as they are once they are deployed", () => {
  const policies = policiesIn(createTemplate());
  expect(policies.map(([name]) => name)).toEqual(expect.arrayContaining(["WebPolicy", "ConsumerPolicy"]));
  const text = JSON.stringify(policies);
  expect(text).toContain('"arn:aws:sns:eu-north-1:123456789012:QuickFix"');
  expect(text).toContain('"arn:aws:sqs:eu-north-1:123456789012:QuickFix-dlq"');
  expect(text).not.toMatch(/"Ref"|Fn::/);
});
