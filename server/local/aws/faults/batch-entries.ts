import { z } from "zod";
import type { AwsAnswer, AwsRequest } from "./aws-request.ts";

const JSON_TYPE = "application/x-amz-json-1.0";
const Batch = z.looseObject({ Entries: z.array(z.looseObject({ Id: z.string() })).default([]) });
const BatchAnswer = z.looseObject({
  Successful: z.array(z.looseObject({ Id: z.string() })).default([]),
  Failed: z.array(z.looseObject({ Id: z.string() })).default([]),
});
type Entry = z.infer<typeof Batch>["Entries"][number];

const MEMBER = /^PublishBatchRequestEntries\.member\.(\d+)\./;

interface Failing {
  readonly senderFault: boolean;
  readonly share: number;
  readonly code?: string;
}

/** Does a batch without the first `share` of its entries, and answers that these have failed. */
export async function failEntries(
  request: AwsRequest,
  { senderFault, share, code = codeFor(request.operation, senderFault) }: Failing,
  forward: (request: AwsRequest) => Promise<AwsAnswer>,
): Promise<AwsAnswer> {
  if (request.service === "sns") return failMembers(request, { senderFault, share, code }, forward);
  const { Entries } = Batch.parse(JSON.parse(request.body));
  const failing = new Set(Entries.slice(0, Math.ceil(Entries.length * share)).map(({ Id }) => Id));
  return answerInPart(request, forward, {
    isMine: ({ Id }) => failing.has(Id),
    settle: (mine) => ({ Failed: mine.map(({ Id }) => ({ Id, SenderFault: senderFault, Code: code, Message: WHY })) }),
  });
}

const WHY = "This entry was made to fail.";

/** Forwards the entries of an SQS batch that are not handled here, and adds the answers of those that are. */
export async function answerInPart(
  request: AwsRequest,
  forward: (request: AwsRequest) => Promise<AwsAnswer>,
  part: { isMine: (entry: Entry) => boolean; settle: (mine: Entry[]) => { Successful?: object[]; Failed?: object[] } },
): Promise<AwsAnswer> {
  const batch = Batch.parse(JSON.parse(request.body));
  const mine = batch.Entries.filter(part.isMine);
  if (mine.length === 0) return forward(request);
  const rest = batch.Entries.filter((entry) => !mine.includes(entry));
  const answer =
    rest.length > 0 ? await forward({ ...request, body: JSON.stringify({ ...batch, Entries: rest }) }) : empty();
  if (answer.statusCode !== 200) return answer;
  const given = BatchAnswer.parse(JSON.parse(answer.body));
  const own = part.settle(mine);
  const body = {
    ...given,
    Successful: [...given.Successful, ...(own.Successful ?? [])],
    Failed: [...given.Failed, ...(own.Failed ?? [])],
  };
  return { ...answer, body: JSON.stringify(body) };
}

function empty(): AwsAnswer {
  return { statusCode: 200, headers: { "content-type": JSON_TYPE }, body: "{}" };
}

/** The same for SNS, which speaks forms and XML. */
async function failMembers(
  request: AwsRequest,
  { senderFault, share, code }: Failing,
  forward: (request: AwsRequest) => Promise<AwsAnswer>,
): Promise<AwsAnswer> {
  const form = [...new URLSearchParams(request.body)];
  const members = Map.groupBy(form, ([name]) => MEMBER.exec(name)?.[1] ?? "");
  const common = members.get("") ?? [];
  members.delete("");
  const numbers = [...members.keys()];
  const failing = numbers.slice(0, Math.ceil(numbers.length * share));
  const rest = numbers.slice(failing.length);
  const kept = rest.flatMap((number, index) =>
    (members.get(number) ?? []).map(([name, value]) => [
      name.replace(MEMBER, `PublishBatchRequestEntries.member.${index + 1}.`),
      value,
    ]),
  );
  const answer =
    rest.length > 0
      ? await forward({ ...request, body: new URLSearchParams([...common, ...kept]).toString() })
      : none();
  const failed = failing.map((number) => {
    const id = members.get(number)?.find(([name]) => name.endsWith(`.${number}.Id`))?.[1] ?? "";
    return `<member><Id>${id}</Id><Code>${code}</Code><Message>${WHY}</Message><SenderFault>${senderFault}</SenderFault></member>`;
  });
  return { ...answer, body: answer.body.replace("<Failed>", `<Failed>${failed.join("")}`) };
}

function none(): AwsAnswer {
  const body =
    '<PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishBatchResult><Successful></Successful><Failed></Failed></PublishBatchResult><ResponseMetadata><RequestId>none</RequestId></ResponseMetadata></PublishBatchResponse>';
  return { statusCode: 200, headers: { "content-type": "text/xml" }, body };
}

function codeFor(operation: string, senderFault: boolean): string {
  if (!senderFault) return "InternalError";
  if (operation === "PublishBatch") return "InvalidParameter";
  return operation === "SendMessageBatch" ? "InvalidMessageContents" : "ReceiptHandleIsInvalid";
}
