import { runCommand } from "../send-again/run-command.ts";
import { redriveCommand } from "./redrive-command.ts";

process.exitCode = await runCommand((parts) => redriveCommand(process.argv.slice(2), parts));
