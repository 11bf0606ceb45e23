import { expect, test } from "vitest";
import { partitionOf, policyOf } from "./policy-document.ts";

test.each([
  ["eu-north-1", "aws"],
  ["cn-northwest-1", "aws-cn"],
  ["us-gov-west-1", "aws-us-gov"],
  ["eusc-de-east-1", "aws-eusc"],
  ["us-iso-east-1", "aws-iso"],
  ["us-isob-east-1", "aws-iso-b"],
])("%s is in %s", (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
});

test("a role's policy names the desk's own topic and queues in the region's partition", () => {
  const { Statement } = policyOf("consumer", { name: "desk", region: "cn-north-1" });
  const resources = Statement.map(({ Resource }) => Resource);
  expect(resources).toContain("arn:aws-cn:sns:cn-north-1:*:desk");
  expect(resources).toContain("arn:aws-cn:sqs:cn-north-1:*:desk-sns-dlq");
});

test("without a region it holds in every one", () => {
  expect(policyOf("web", {}).Statement[0]).toMatchObject({ Resource: "arn:aws:sns:*:*:QuickFix" });
});
