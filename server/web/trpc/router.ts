import { accountRouter, peopleRouter, tokensRouter } from "./routers/accounts.ts";
import { agentsRouter } from "./routers/agents.ts";
import { categoriesRouter } from "./routers/categories.ts";
import { complaintsRouter } from "./routers/complaints.ts";
import { boardRouter, deskRouter, expectationsRouter } from "./routers/desk.ts";
import { experimentsRouter } from "./routers/experiments.ts";
import { notificationsRouter } from "./routers/notifications.ts";
import { pipelineRouter } from "./routers/pipeline.ts";
import { deadLettersRouter, replayRouter } from "./routers/pipeline-letters.ts";
import { realtimeRouter, sessionRouter } from "./routers/session.ts";
import { router } from "./trpc.ts";

/** The application's own door. Every procedure only binds a schema to a use case. */
export const appRouter = router({
  session: sessionRouter,
  account: accountRouter,
  tokens: tokensRouter,
  people: peopleRouter,
  complaints: complaintsRouter,
  desk: deskRouter,
  board: boardRouter,
  expectations: expectationsRouter,
  agents: agentsRouter,
  categories: categoriesRouter,
  notifications: notificationsRouter,
  realtime: realtimeRouter,
  pipeline: pipelineRouter,
  deadLetters: deadLettersRouter,
  replay: replayRouter,
  experiments: experimentsRouter,
});

export type AppRouter = typeof appRouter;
