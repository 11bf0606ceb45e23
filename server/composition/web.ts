import type { DeskPorts } from "../assignments/desk-ports.ts";
import { createSnsClient } from "../aws/clients.ts";
import { createSnsTopic } from "../aws/sns-topic.ts";
import { createNoticeStore } from "../db/stores/notice-store.ts";
import { createSubjectReader } from "../db/stores/subject-reader.ts";
import { getWebEnv, getWebLog } from "../http/web-env.ts";
import { createTell } from "../notifications/tell.ts";
import { composeDesk } from "./desk.ts";

let desk: DeskPorts | undefined;

/** The web process's desk, composed at the first request. */
export function getDesk(): DeskPorts {
  if (desk) return desk;
  const { aws } = getWebEnv();
  const tell = createTell({
    noticeStore: createNoticeStore(),
    findSubject: createSubjectReader().findSubject,
    // The consumer's tail finds them and tells the open browsers.
    onNotices: () => {},
  });
  const topic = createSnsTopic({ sns: createSnsClient(aws), topicArn: aws.topicArn });
  desk = composeDesk({ log: getWebLog(), topic, tell }).desk;
  return desk;
}
