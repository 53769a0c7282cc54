import { wrongSwitches } from "@/features/nitrado/log-settings";
import { tierName } from "@/features/supporters/rules";
import { FEED_ABOUT } from "./feeds";
import type { SetupFacts, SetupService, SetupStep, SetupStepKey } from "./setup";

type Verdict = Pick<SetupStep, "state" | "evidence" | "cause" | "at">;
type Check = (facts: SetupFacts) => Verdict;

const done = (evidence: string, at: Date | null = null): Verdict => ({
  state: "done",
  evidence,
  cause: null,
  at,
});
const open = (cause: string, at: Date | null = null): Verdict => ({
  state: "open",
  evidence: null,
  cause,
  at,
});
const failing = (cause: string, at: Date | null = null): Verdict => ({
  state: "failing",
  evidence: null,
  cause,
  at,
});
const unknown = (cause: string): Verdict => ({ state: "unknown", evidence: null, cause, at: null });

const some = (count: number, one: string, many = `${one}s`) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;
const listed = (names: readonly string[]) =>
  names.length <= 3 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
const newest = (dates: readonly (Date | null)[]): Date | null =>
  dates.reduce<Date | null>((best, at) => (at && (!best || at > best) ? at : best), null);
const oldest = (dates: readonly Date[]): Date | null =>
  dates.reduce<Date | null>((best, at) => (best && best < at ? best : at), null);

/** Servers that are switched on and reached. */
const read = ({ services }: SetupFacts): SetupService[] =>
  services.filter(({ isActive, connected, status }) => isActive && connected && status !== "gone");

const bot: Check = ({ sync }) => {
  if (sync.at === null)
    return unknown("Grizzly OS has not looked at your Discord server yet. It looks every five minutes.");
  if (!sync.botPresent)
    return failing(
      "Grizzly OS is not in your Discord server, so it knows no members or channels and can post nothing.",
      sync.at,
    );
  const members = sync.members === null ? "" : ` and sees ${some(sync.members, "member")}`;
  return done(`Grizzly OS is in your Discord server${members}.`, sync.at);
};

const permissions: Check = ({ sync, channels, feeds, missing }) => {
  if (sync.at === null || !sync.botPresent)
    return unknown("Known once Grizzly OS is in your Discord server.");
  if (channels.length === 0)
    return failing("Grizzly OS sees no channel. Give it “View channel” in Discord.", sync.at);
  const blocked = feeds.filter(({ problem }) => problem !== null);
  const [first] = blocked;
  if (first)
    return failing(
      `${listed(blocked.map(({ feed }) => FEED_ABOUT[feed].name))} cannot be posted. #${first.channelName ?? "unknown"}: ${first.problem}`,
      sync.at,
    );
  const well = channels.filter(({ problem }) => problem === null).length;
  if (well === 0)
    return failing(
      "Grizzly OS may write in none of your channels. Give it “Send messages” where it shall.",
      sync.at,
    );
  const [problem] = missing;
  if (problem)
    return failing(
      `${problem.sentence}${missing.length > 1 ? ` ${some(missing.length - 1, "more thing")} beside it; health lists them.` : ""}`,
      sync.at,
    );
  return done(`It may write in ${well} of ${some(channels.length, "channel")}.`, sync.at);
};

const plan: Check = ({ plan: { tier, state, supporter, supportsSince, graceUntil } }) => {
  if (tier === "none" && supporter)
    return failing(
      `The plan of ${supporter.name} has ended. Servers are read on, but none can be switched on.`,
      supportsSince,
    );
  if (tier === "none")
    return open("No supporter's plan pays for this guild, so no game server can be switched on.");
  const who = `${tierName(tier)} of ${supporter?.name ?? "a supporter"}`;
  if (state === "grace")
    return failing(`${who} pays for this guild, but the last payment was declined.`, graceUntil);
  return done(`${who} pays for this guild.`, supportsSince);
};

const nitrado: Check = ({ connections }) => {
  if (connections.length === 0)
    return open("No Nitrado account is connected, so no game server can be read or written to.");
  const ended = connections.filter(({ state }) => state === "reconnect");
  const checkedAt = newest(connections.map((one) => one.checkedAt ?? one.connectedAt));
  if (ended.length > 0)
    return failing(
      `Nitrado has ended the access of ${ended.length === connections.length ? "the connected account" : some(ended.length, "account")}. Nothing of its servers is read until it is connected again.`,
      checkedAt,
    );
  return done(`${some(connections.length, "account")} connected, and Nitrado takes the access.`, checkedAt);
};

const servers: Check = (facts) => {
  if (facts.connections.length === 0) return unknown("Known once Nitrado is connected.");
  const found = facts.services.filter(({ connected, status }) => connected && status !== "gone");
  if (found.length === 0) return open("The connected account sees no game server with DayZ.");
  const on = read(facts);
  if (on.length === 0)
    return open(`${some(found.length, "server")} found, and none is switched on: nothing is read.`);
  return done(
    `${on.length} of ${some(found.length, "server")} switched on: ${listed(on.map(({ name }) => name))}.`,
  );
};

const logs: Check = (facts) => {
  const on = read(facts);
  if (on.length === 0) return unknown("Known once a server is switched on.");
  const told = on.flatMap(({ name, log }) =>
    log && Object.keys(log.switches).length > 0 ? [{ name, log }] : [],
  );
  const at = oldest(told.map(({ log }) => log.at));
  const wrong = told.flatMap(({ name, log }) =>
    wrongSwitches(log.switches).map((setting) => ({ name, setting })),
  );
  const [first] = wrong;
  if (first) {
    const { label, wants, without } = first.setting;
    const more = wrong.length > 1 ? ` ${some(wrong.length - 1, "more setting")} beside it.` : "";
    return failing(
      `${first.name}: “${label}” is ${wants ? "off" : "on"} in Nitrado's settings, so ${without}.${more}`,
      at,
    );
  }
  const silent = on.filter(({ name }) => !told.some((one) => one.name === name));
  if (silent.length > 0)
    return unknown(
      `Nitrado has not said yet how the log of ${listed(silent.map(({ name }) => name))} is set. It is asked every hour.`,
    );
  return done(`All four switches are right at ${listed(told.map(({ name }) => name))}.`, at);
};

const firstLine: Check = (facts) => {
  const on = read(facts);
  if (on.length === 0) return unknown("Known once a server is switched on.");
  const silent = on.filter(({ lines }) => lines === 0);
  const [first] = silent;
  if (!first) {
    const lines = on.reduce((sum, one) => sum + one.lines, 0);
    return done(
      `${lines.toLocaleString("en")} lines of ${some(on.length, "server")} read.`,
      newest(on.map(({ lastLineAt }) => lastLineAt)),
    );
  }
  if (first.lastError) return failing(`${first.name}: ${first.lastError}`, first.lookedAt);
  return open(
    `No line of ${listed(silent.map(({ name }) => name))} was read yet. Nitrado shows a log in steps of five minutes, and a new one eight minutes after the start.`,
    newest(silent.map(({ lookedAt }) => lookedAt)),
  );
};

const feeds: Check = ({ feeds: all }) => {
  const on = all.filter(({ enabled, channelId }) => enabled && channelId !== null);
  const broken = on.find(({ problem }) => problem !== null);
  if (broken) return failing(`${FEED_ABOUT[broken.feed].name}: ${broken.problem}`);
  if (on.length === 0) return open("No feed has a channel, so nothing of the game is told in Discord.");
  return done(`${some(on.length, "feed")} on: ${listed(on.map(({ feed }) => FEED_ABOUT[feed].name))}.`);
};

const shop: Check = ({ onSale }) =>
  onSale.count === 0
    ? open("Nothing is on sale, so coins that players earn buy nothing.")
    : done(`${some(onSale.count, "item")} on sale.`, onSale.changedAt);

const economy: Check = ({ economyChangedAt }) =>
  economyChangedAt === null
    ? open(
        "The rules for coins stand as they come. Look whether kills, playing and the daily claim pay what you want.",
      )
    : done("You have set the rules for coins.", economyChangedAt);

const staff: Check = ({ rights }) =>
  rights.count === 0
    ? open("Nobody but Discord's own owner and managers sees this dashboard.")
    : done(`${some(rights.count, "right")} given to roles and people.`, rights.givenAt);

interface About {
  key: SetupStepKey;
  title: string;
  check: Check;
  fix: { label: string; path: string } | "invite";
  /** Where it stands once it is done, where that is another place. */
  home?: string;
  /** Whether a guild may say that it does without. */
  skip: string | null;
}

const STEPS: readonly About[] = [
  { key: "bot", title: "Grizzly OS in Discord", check: bot, fix: "invite", skip: null },
  {
    key: "permissions",
    title: "Its rights in Discord",
    check: permissions,
    fix: { label: "Open feeds and channels", path: "/feeds" },
    skip: null,
  },
  {
    key: "plan",
    title: "A plan that pays",
    check: plan,
    fix: { label: "Open the plan", path: "/plan" },
    skip: null,
  },
  {
    key: "nitrado",
    title: "Nitrado connected",
    check: nitrado,
    fix: { label: "Connect Nitrado", path: "/servers/connect" },
    skip: null,
  },
  {
    key: "servers",
    title: "Game servers switched on",
    check: servers,
    fix: { label: "Choose servers", path: "/servers/connect" },
    skip: null,
  },
  {
    key: "logs",
    title: "Log settings",
    check: logs,
    fix: { label: "Ask Nitrado again", path: "/servers/connect" },
    skip: null,
  },
  {
    key: "first-line",
    title: "First log line read",
    check: firstLine,
    fix: { label: "Open health", path: "/health" },
    skip: null,
  },
  {
    key: "feeds",
    title: "Feeds in channels",
    check: feeds,
    fix: { label: "Choose channels", path: "/feeds" },
    skip: "You do without feeds.",
  },
  {
    key: "shop",
    title: "Shop stocked",
    check: shop,
    fix: { label: "Make an item", path: "/shop/new" },
    home: "/shop",
    skip: "You do without a shop.",
  },
  {
    key: "economy",
    title: "Rules for coins",
    check: economy,
    fix: { label: "Open the rules", path: "/economy/rules" },
    skip: "You have looked at them, and they stay as they come.",
  },
  {
    key: "staff",
    title: "Rights for your team",
    check: staff,
    fix: { label: "Give a right", path: "/members" },
    skip: "You run it without a team.",
  },
];

/** Steps of which a guild may say that it does without. */
export const SKIPPABLE = STEPS.filter(({ skip }) => skip !== null).map(({ key }) => key);

/** Every step of setting a guild up, as the facts have it. What a guild does without counts as done while it is open. */
export function setupSteps(facts: SetupFacts): SetupStep[] {
  return STEPS.map(({ key, title, check, fix, skip, home = fix === "invite" ? null : fix.path }) => {
    const verdict = check(facts);
    const reviewed = facts.reviewed.get(key);
    if (verdict.state === "open" && skip !== null && reviewed)
      return { key, title, ...done(skip, reviewed), fix, home, mayReview: false, reviewed: true };
    return {
      key,
      title,
      ...verdict,
      fix,
      home,
      mayReview: skip !== null && verdict.state === "open",
      reviewed: false,
    };
  });
}

/** How many steps wait for somebody. What cannot be known yet waits for another step. */
export const openSteps = (steps: readonly SetupStep[]): number =>
  steps.filter(({ state }) => state === "open" || state === "failing").length;
