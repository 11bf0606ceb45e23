import { z } from "zod";

const Resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });
const Template = z.object({ Resources: z.record(z.string(), Resource) });
type Resources = Readonly<Record<string, z.infer<typeof Resource>>>;

const ACCOUNT = { partition: "aws", region: "eu-north-1", id: "123456789012" } as const;
const SERVICES: Readonly<Record<string, string>> = { "AWS::SNS::Topic": "sns", "AWS::SQS::Queue": "sqs" };
const VARIABLES: Readonly<Record<string, string>> = {
  "AWS::Partition": ACCOUNT.partition,
  "AWS::Region": ACCOUNT.region,
  "AWS::AccountId": ACCOUNT.id,
};

/** The policies of roles in a template, by their names in it, as they are once it is deployed: with addresses in place of references. */
export function policiesIn(template: unknown): [string, unknown][] {
  const { Resources: resources } = Template.parse(template);
  return Object.entries(resources).flatMap(([name, { Type, Properties }]): [string, unknown][] =>
    /^AWS::IAM::(Managed)?Policy$/.test(Type) ? [[name, resolved(Properties["PolicyDocument"], resources)]] : [],
  );
}

function resolved(value: unknown, resources: Resources): unknown {
  if (Array.isArray(value)) return value.map((each) => resolved(each, resources));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [call] = entries.length === 1 ? entries : [];
  if (call?.[0] === "Ref" || call?.[0] === "Fn::GetAtt")
    return address([call[1]].flat().map(String)[0] ?? "", resources);
  if (call?.[0] === "Fn::Sub") {
    return String(call[1]).replaceAll(/\$\{([^}.]+)(?:\.Arn)?\}/g, (_, name: string) => address(name, resources));
  }
  return Object.fromEntries(entries.map(([name, inner]) => [name, resolved(inner, resources)]));
}

function address(name: string, resources: Resources): string {
  const variable = VARIABLES[name];
  if (variable) return variable;
  const { Type = "", Properties = {} } = resources[name] ?? {};
  const service = SERVICES[Type];
  if (!service) throw new Error(`A policy refers to ${name}, which has no address here.`);
  const { partition, region, id } = ACCOUNT;
  return `arn:${partition}:${service}:${region}:${id}:${String(Properties["TopicName"] ?? Properties["QueueName"])}`;
}
