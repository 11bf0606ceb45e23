// Importing a model registers it; indexes are made for all that are registered.
import "./agent.ts";
import "./api-token.ts";
import "./attempt.ts";
import "./category.ts";
import "./complaint.ts";
import "./counter.ts";
import "./dead-letter.ts";
import "./event.ts";
import "./figure.ts";
import "./heartbeat.ts";
import "./idempotency.ts";
import "./mark.ts";
import "./minute.ts";
import "./notification.ts";
import "./redrive.ts";
import "./replay.ts";
import "./user.ts";
