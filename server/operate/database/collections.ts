// Importing a model registers it; indexes are made for all that are registered.
import "#server/desk/agents/rows.ts";
import "#server/desk/people/api-token-rows.ts";
import "#server/desk/people/attempt-rows.ts";
import "#server/desk/categories/rows.ts";
import "#server/desk/complaints/rows.ts";
import "#server/desk/complaints/counter-rows.ts";
import "#server/operate/letters/rows.ts";
import "#server/desk/events/rows.ts";
import "#server/operate/figures/rows.ts";
import "#server/operate/figures/heartbeat-rows.ts";
import "#server/desk/idempotency/rows.ts";
import "#server/operate/trace/rows.ts";
import "#server/desk/insights/rows.ts";
import "#server/desk/notices/rows.ts";
import "#server/operate/letters/redrive-rows.ts";
import "#server/operate/replay/rows.ts";
import "#server/desk/people/rows.ts";
