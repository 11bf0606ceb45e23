/** The ends of those lists that are not read page by page. A list that is as long says so where it is shown. */
export const MOST_LISTED = {
  invitations: 100,
  /** More than any desk leaves undone. */
  erasures: 200,
  caughtMails: 100,
  /** Mails that wait for staff, or were refused. */
  inbox: 100,
  replays: 20,
  letterGroups: 100,
  redrives: 20,
  /** Dead letters that are being retried, beside those that have failed. */
  retrying: 50,
  /** What an agent has in their hands, and with their customers. */
  mine: 50,
  /** A customer's other complaints, beside one of them. */
  earlier: 10,
  /** Complaints with news, in the bell. */
  notifications: 100,
  /** Those that last come first, and those that are dismissed make room for others. */
  alerts: 20,
} as const;

/** So many complaints with news are shown at first, and so many more each time that somebody asks for more. */
export const NEWS_PAGE = 20;
