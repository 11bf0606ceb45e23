import { MongoError } from "../errors.ts";
import { optionalDoc, requiredText } from "./arguments.ts";
import type { Command } from "./command.ts";

/** `configureFailPoint`: faults on demand, for tests; refused unless the server was started for them. */
export const configureFailPoint: Command = {
  isAdminOnly: true,
  fields: ["mode", "data"],
  run({ engine, body }) {
    if (!engine.hasTestCommands) {
      throw new MongoError(
        59,
        "CommandNotFound",
        "no such command: 'configureFailPoint' (start the server with --test-commands)",
      );
    }
    engine.failPoints.configure(
      requiredText(body, "configureFailPoint"),
      body["mode"],
      optionalDoc(body, "data") ?? {},
    );
    return {};
  },
};
