// Of the REST API, but next-auth's catch-all beside it would take it: only a fixed path goes before that.
export { DELETE, GET, OPTIONS, PATCH, POST, PUT } from "../../[...path]/route.ts";
