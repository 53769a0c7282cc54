import { busAsked, listBus } from "@/features/events/inspect";
import { flagsAsked, listFlags } from "./data/flags";
import { guildsAsked, listGuilds } from "./data/guilds";
import { listPlans, listUsers, plansAsked, usersAsked } from "./data/people";
import { botsAsked, listBotStarts, listSockets, listTimes, socketsAsked, timesAsked } from "./data/running";
import {
  auditAsked,
  changelogAsked,
  incidentsAsked,
  listAuditLog,
  listChangelog,
  listIncidents,
  listNotices,
  noticesAsked,
} from "./data/said";
import {
  deliveriesAsked,
  listLogs,
  listLooks,
  listTokenErrors,
  logsAsked,
  tokensAsked,
} from "./data/trouble";

/** Lines of one page. */
export const PAGE = 50;

/** What staff read page by page, and as a file: what may be asked, and who answers. */
export const LISTS = {
  audit: { asked: auditAsked, read: listAuditLog },
  bots: { asked: botsAsked, read: listBotStarts },
  bus: { asked: busAsked, read: listBus },
  changelog: { asked: changelogAsked, read: listChangelog },
  deliveries: { asked: deliveriesAsked, read: listLooks },
  flags: { asked: flagsAsked, read: listFlags },
  guilds: { asked: guildsAsked, read: listGuilds },
  incidents: { asked: incidentsAsked, read: listIncidents },
  logs: { asked: logsAsked, read: listLogs },
  notices: { asked: noticesAsked, read: listNotices },
  plans: { asked: plansAsked, read: listPlans },
  sockets: { asked: socketsAsked, read: listSockets },
  times: { asked: timesAsked, read: listTimes },
  tokens: { asked: tokensAsked, read: listTokenErrors },
  users: { asked: usersAsked, read: listUsers },
} as const;
export type ListName = keyof typeof LISTS;
