// Importing a model registers it; indexes are made for all that are registered.
import "./agent.ts";
import "./api-token.ts";
import "./attempt.ts";
import "./category.ts";
import "./complaint.ts";
import "./counter.ts";
import "./event.ts";
import "./idempotency.ts";
import "./minute.ts";
import "./notification.ts";
import "./user.ts";
