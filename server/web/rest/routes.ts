import type { Route } from "./route.ts";
import { listAgentsRoute, setMyAvailabilityRoute } from "./routes/agents.ts";
import {
  addCommentRoute,
  assignComplaintRoute,
  changeStatusRoute,
  fileComplaintRoute,
  getComplaintRoute,
  listComplaintsRoute,
} from "./routes/complaints.ts";
import { healthRoute } from "./routes/health.ts";
import { issueTokenRoute } from "./routes/sign-in.ts";

/** Every route, in the order in which somebody new to the API needs them. */
export const ROUTES: readonly Route[] = [
  issueTokenRoute,
  fileComplaintRoute,
  listComplaintsRoute,
  getComplaintRoute,
  changeStatusRoute,
  addCommentRoute,
  assignComplaintRoute,
  listAgentsRoute,
  setMyAvailabilityRoute,
  healthRoute,
];
