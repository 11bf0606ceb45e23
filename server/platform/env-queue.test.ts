import { expect, test } from "vitest";
import { deadLettersOf } from "./aws/topology.ts";
import { queueProblems, queueUrl } from "./env-queue.ts";

const problemsOf = (value: string) => queueUrl.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

test.each([
  "https://sqs.eu-north-1.amazonaws.com/123456789012/QuickFix",
  "https://eu-north-1.queue.amazonaws.com/123456789012/QuickFix/",
  "https://SQS.cn-north-1.amazonaws.com.cn:443/123456789012/QuickFix",
  "http://127.0.0.1:9324/queue/QuickFix",
])("%s is a queue, and what its address ends with is its name", (value) => {
  expect(problemsOf(value)).toEqual([]);
  expect(new URL(deadLettersOf(queueUrl.parse(value)).deadLetters).pathname).toMatch(/\/QuickFix-dlq$/);
});

test.each([
  "https://sqs.eu-north-1.amazonaws.com",
  "https://sqs.eu-north-1.amazonaws.com/",
  "https://sqs.eu-north-1.amazonaws.com/123456789012/QuickFix?Action=SendMessage",
  "https://sqs.eu-north-1.amazonaws.com/123456789012/QuickFix#top",
  "https://me:secret@sqs.eu-north-1.amazonaws.com/123456789012/QuickFix",
])("%s would make addresses of nothing, or of another host, and is refused", (value) => {
  expect(problemsOf(value)).toEqual([expect.stringContaining("must end with the queue's account and name")]);
});

test.each(["https://sqs/1/x.fifo", "https://sqs/1/x.fifo/", "https://sqs/1/x.FIFO"])("%s is FIFO", (value) => {
  expect(problemsOf(value)).toEqual([expect.stringContaining("FIFO does not work here")]);
});

test.each(["QuickFix", "arn:aws:sqs:eu-north-1:123456789012:QuickFix", "ftp://sqs/1/x"])("%s is no URL", (value) => {
  expect(problemsOf(value)).toEqual([expect.stringContaining("must be the URL of a queue")]);
});

test("a queue is not its own dead-letter queue, at whatever host it is asked", () => {
  const queue = "https://sqs.eu-north-1.amazonaws.com/123456789012/QuickFix";
  const elsewhere = "https://eu-north-1.queue.amazonaws.com/123456789012/QuickFix/";
  const own = { SQS_QUEUE_URL: queue, QUICKFIX_DLQ_URL: `${queue}-dlq`, QUICKFIX_SNS_DLQ_URL: elsewhere };
  expect(queueProblems(own)).toEqual([expect.stringMatching(/^QUICKFIX_SNS_DLQ_URL names the queue of SQS_QUEUE_URL/)]);
  expect(queueProblems({ ...own, QUICKFIX_SNS_DLQ_URL: undefined })).toEqual([]);
  expect(queueProblems({})).toEqual([]);
});
