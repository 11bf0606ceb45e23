import { hasEnded } from "../lifecycle.ts";
import type { Ticket, TicketChange } from "../ticket.ts";

/** Nobody asks for help any more with what has ended, or with what somebody else was given. */
export function endOfHelp(ticket: Ticket, set: TicketChange["set"]): Pick<TicketChange["set"], "help"> {
  const { help, status, assignedTo } = { ...ticket, ...set };
  if (!help) return {};
  const isGivenAway = help.holder !== null && assignedTo !== null && assignedTo !== help.holder;
  return hasEnded({ status }) || isGivenAway ? { help: null } : {};
}
