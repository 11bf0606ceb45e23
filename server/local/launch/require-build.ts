import { existsSync } from "node:fs";
import path from "node:path";

// Runs before npm start: Next says that it is ready, and only then that there is nothing that it could serve.
if (!existsSync(path.resolve(import.meta.dirname, "../../../.next/BUILD_ID"))) {
  process.stderr.write("There is no build of the web application here. Run npm run build first.\n");
  process.exit(1);
}
