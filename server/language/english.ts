import { compiled } from "./compiled.ts";
import agents from "./en/agents.json" with { type: "json" };
import alerts from "./en/alerts.json" with { type: "json" };
import archive from "./en/archive.json" with { type: "json" };
import audit from "./en/audit.json" with { type: "json" };
import auth from "./en/auth.json" with { type: "json" };
import board from "./en/board.json" with { type: "json" };
import categories from "./en/categories.json" with { type: "json" };
import colleagues from "./en/colleagues.json" with { type: "json" };
import customer from "./en/customer.json" with { type: "json" };
import desk from "./en/desk.json" with { type: "json" };
import drafts from "./en/drafts.json" with { type: "json" };
import experiments from "./en/experiments.json" with { type: "json" };
import fields from "./en/fields.json" with { type: "json" };
import files from "./en/files.json" with { type: "json" };
import filing from "./en/filing.json" with { type: "json" };
import hours from "./en/hours.json" with { type: "json" };
import inbox from "./en/inbox.json" with { type: "json" };
import letters from "./en/letters.json" with { type: "json" };
import macros from "./en/macros.json" with { type: "json" };
import mail from "./en/mail.json" with { type: "json" };
import mails from "./en/mails.json" with { type: "json" };
import notices from "./en/notices.json" with { type: "json" };
import people from "./en/people.json" with { type: "json" };
import persons from "./en/persons.json" with { type: "json" };
import pipeline from "./en/pipeline.json" with { type: "json" };
import refusals from "./en/refusals.json" with { type: "json" };
import settings from "./en/settings.json" with { type: "json" };
import shell from "./en/shell.json" with { type: "json" };
import staff from "./en/staff.json" with { type: "json" };
import stations from "./en/stations.json" with { type: "json" };
import stop from "./en/stop.json" with { type: "json" };
import supervisor from "./en/supervisor.json" with { type: "json" };
import tags from "./en/tags.json" with { type: "json" };
import teams from "./en/teams.json" with { type: "json" };
import terms from "./en/terms.json" with { type: "json" };
import told from "./en/told.json" with { type: "json" };
import trace from "./en/trace.json" with { type: "json" };
import ui from "./en/ui.json" with { type: "json" };
import wait from "./en/wait.json" with { type: "json" };

/** Everything that is said in English as it is written: a file for each part of the desk. */
export const english = {
  agents,
  alerts,
  archive,
  audit,
  auth,
  board,
  categories,
  colleagues,
  customer,
  desk,
  drafts,
  experiments,
  files,
  fields,
  filing,
  hours,
  inbox,
  letters,
  macros,
  mail,
  mails,
  notices,
  people,
  persons,
  pipeline,
  refusals,
  settings,
  shell,
  staff,
  stations,
  stop,
  supervisor,
  tags,
  teams,
  terms,
  told,
  trace,
  ui,
  wait,
};
/** What there is to say, whatever the language. */
export type Catalogue = typeof english;
/** A part of the desk, and the file of its messages. */
export type Part = keyof Catalogue;

/** The same, ready to have values put in. */
export const compiledEnglish: Catalogue = compiled(english);
