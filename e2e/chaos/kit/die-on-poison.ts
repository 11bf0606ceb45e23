/**
 * Preloaded into a consumer (`node --import`): a message whose text contains the marker ends the process while it is
 * decoded, as running out of memory would. Nothing of the consumer is replaced.
 */
const MARKER = "ends the process";
const parse = JSON.parse;

JSON.parse = (text, reviver) => {
  // The answer that brought the message contains its text too; only the message itself begins like an event.
  if (typeof text === "string" && text.startsWith('{"eventType"') && text.includes(MARKER)) {
    process.kill(process.pid, "SIGKILL");
  }
  return parse(text, reviver);
};
