import { PERMISSIONS, type Permission, type Place, type RoleName } from "./permissions.ts";
import { namesOf } from "./topology.ts";

/** What a region's name begins with, in the partitions that are not everybody's; the longer ones first. */
const PARTITIONS = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["eusc-", "aws-eusc"],
  ["us-isob-", "aws-iso-b"],
  ["us-isof-", "aws-iso-f"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-iso-", "aws-iso"],
] as const;

/** The partition that a region belongs to: the first part of every ARN in it. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([start]) => region.startsWith(start))?.[1] ?? "aws";
}

export interface PolicyScope {
  readonly name?: string;
  /** Every region unless given. */
  readonly region?: string;
}

/** An IAM policy of exactly a role's rights, in whatever account it is put. */
export function policyOf(role: RoleName, { name, region = "*" }: PolicyScope) {
  const names = namesOf(name);
  const arnOf = (on: Place) => {
    if (on === "everything") return "*";
    const service = on === "topic" ? "sns" : "sqs";
    return `arn:${partitionOf(region)}:${service}:${region}:*:${names[on]}`;
  };
  const permissions: readonly Permission[] = PERMISSIONS[role];
  const Statement = permissions.map(({ on, actions }) => ({
    Effect: "Allow",
    Action: [...actions],
    Resource: arnOf(on),
  }));
  return { Version: "2012-10-17", Statement };
}
