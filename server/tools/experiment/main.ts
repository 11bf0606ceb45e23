import { loadDotenv } from "#server/platform/dotenv.ts";
import { runCommand } from "./command.ts";

loadDotenv();
process.exitCode = await runCommand(process.argv.slice(2), process.env, (line) => process.stdout.write(`${line}\n`));
