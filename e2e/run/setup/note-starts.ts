import { channel } from "node:diagnostics_channel";
import { noteStarts } from "../starts.ts";

// Runs before every test file, also where many of them share a process: one listener is enough.
const file = process.env["QUICKFIX_STARTS_FILE"];
if (file && !channel("embedded-mongo.test-server").hasSubscribers) noteStarts(file);
