import type { DeskPorts } from "../assignments/desk-ports.ts";
import { createSnsClient } from "../aws/clients.ts";
import { createSnsTopic } from "../aws/sns-topic.ts";
import { TOPIC_NAME } from "../aws/topology.ts";
import { createNoticeStore } from "../db/stores/notice-store.ts";
import { createSubjectReader } from "../db/stores/subject-reader.ts";
import { getWebEnv, getWebLog } from "../http/web-env.ts";
import { getWebMetrics } from "../http/web-metrics.ts";
import { createTell } from "../notifications/tell.ts";
import { countRelay } from "../pipeline/figures/count-relay.ts";
import { systemClock } from "../runtime/clock.ts";
import { measuredTopic } from "../runtime/messaging-metrics.ts";
import { composeDesk } from "./desk.ts";
import { getPipeline } from "./pipeline.ts";

let desk: DeskPorts | undefined;

/** The web process's desk, composed at the first request. */
export function getDesk(): DeskPorts {
  if (desk) return desk;
  const { aws } = getWebEnv();
  const counts = countRelay(getPipeline().figures, systemClock);
  const tell = createTell({
    noticeStore: createNoticeStore(),
    findSubject: createSubjectReader().findSubject,
    // Counted only: the consumer's tail finds them and tells the open browsers.
    onNotices: counts.onNotices,
  });
  const metrics = getWebMetrics();
  const sns = createSnsClient({ ...aws, onRequest: (request) => metrics.awsRequests.inc(request) });
  const topic = counts.watch(measuredTopic(createSnsTopic({ sns, topicArn: aws.topicArn }), TOPIC_NAME, metrics));
  desk = composeDesk({ log: getWebLog(), topic, tell, onStored: counts.onStored }).desk;
  return desk;
}
