import { runCommand } from "../send-again/run-command.ts";
import { replayCommand } from "./replay-command.ts";

process.exitCode = await runCommand((parts) => replayCommand(process.argv.slice(2), parts));
