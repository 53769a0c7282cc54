import { MessageFlags, PermissionFlagsBits } from "discord.js";
import type { GuildContext } from "@/db/context";
import { missingInDiscord } from "@/features/guilds/data/discord-problems";
import { interactionGuild } from "@/features/guilds/data/interaction";
import { setupFacts } from "@/features/guilds/data/setup";
import { plain } from "@/features/guilds/feed-words";
import { openSteps, setupSteps } from "@/features/guilds/setup-rules";
import { partFacts } from "@/features/monitoring/data/health-parts";
import { serviceHealths } from "@/features/monitoring/data/service-health";
import { partsOf, wholeHealth } from "@/features/monitoring/parts";
import { type ControlServer, controlServers } from "@/features/nitrado/control/data/servers";
import { playersOnline } from "@/features/players/data/stats";
import { notFound } from "@/lib/errors";
import type { Command } from "../command";
import { lookUp } from "./ask";
import { about, text } from "./build";
import { lines, link, row, when } from "./reply";
import { demand } from "./rights";

const own = { flags: MessageFlags.Ephemeral } as const;
const NONE = "This Discord server has no game server yet.";

const counted = ({ players, slots }: ControlServer): string =>
  players === null
    ? "players not known"
    : slots === null
      ? `${players} online`
      : `${players} of ${slots} online`;

const STATE: Record<string, string> = { up: "up", restarting: "restarting", down: "stopped" };
const stateWords = ({ state }: ControlServer): string => (state && STATE[state]) ?? "not known yet";

export const online: Command = {
  data: about("online", "Who plays here now."),
  async run(interaction) {
    const { servers, names } = await lookUp(interaction, async (ctx) => {
      const [servers, names] = await Promise.all([controlServers(ctx), playersOnline(ctx)]);
      return { servers, names };
    });
    if (servers.length === 0) throw notFound(NONE);
    const shown = servers.flatMap((server) => {
      const here = names.filter(({ serviceId }) => serviceId === server.serviceId);
      const seen = server.checkedAt === null ? "" : ` · seen ${when(server.checkedAt)}`;
      return [
        `**${plain(server.name)}** · ${server.state === "up" ? counted(server) : stateWords(server)}${seen}`,
        ...(here.length > 0 ? [here.map(({ name }) => plain(name)).join(", ")] : []),
      ];
    });
    await interaction.reply({ content: lines(...shown) });
  },
};

const detail = (server: ControlServer): string => {
  const { nextRestart, logCompleteUntil, mapName, platform } = server;
  return lines(
    `**${plain(server.name)}** · ${stateWords(server)}${server.stateSince ? ` since ${when(server.stateSince)}` : ""}`,
    [mapName, platform, counted(server)].filter(Boolean).join(" · "),
    nextRestart ? `Next restart ${when(nextRestart.at)}` : "The next restart is not known.",
    logCompleteUntil ? `The log is complete until ${when(logCompleteUntil, "f")}` : null,
  );
};

export const server: Command = {
  data: about("server", "A game server: map, players, next restart.", [
    text("name", "Which one", { complete: true }),
  ]),
  async complete(interaction) {
    const typed = interaction.options.getFocused().toLowerCase();
    const found = await lookUp(interaction, controlServers);
    const fits = found.filter(({ name }) => name.toLowerCase().includes(typed)).slice(0, 25);
    await interaction.respond(
      fits.map(({ name, serviceId }) => ({ name: name.slice(0, 100), value: serviceId })),
    );
  },
  async run(interaction) {
    const asked = interaction.options.getString("name");
    const found = await lookUp(interaction, (ctx) => controlServers(ctx));
    const shown = found.filter(
      ({ serviceId, name }) =>
        asked === null || serviceId === asked || name.toLowerCase() === asked.toLowerCase(),
    );
    if (shown.length === 0)
      throw notFound(
        found.length === 0 ? NONE : "No game server has this name here. Choose one from the list.",
      );
    await interaction.reply({ content: lines(...shown.slice(0, 5).map(detail)) });
  },
};

const slugOf = async (ctx: GuildContext) => (await interactionGuild(ctx)).slug;

export const setup: Command = {
  data: about(
    "setup",
    "What Grizzly needs here, and what is still open.",
    [],
    PermissionFlagsBits.ManageGuild,
  ),
  async run(interaction, { siteUrl }) {
    const { steps, slug } = await lookUp(interaction, async (ctx) => {
      await demand(ctx, interaction, "settings", "viewer");
      return { steps: setupSteps(await setupFacts(ctx)), slug: await slugOf(ctx) };
    });
    const waiting = steps.filter(({ state }) => state === "open" || state === "failing");
    const done = steps.filter(({ state }) => state === "done").length;
    await interaction.reply({
      ...own,
      content: lines(
        `**${done} of ${steps.length} steps done.** ${openSteps(steps) === 0 ? "Everything is set up." : ""}`,
        ...waiting.map(({ title, cause }) => `**${title}** · ${cause ?? "open"}`),
      ),
      components: [row(link("Open the set-up", `${siteUrl}/guilds/${slug}/setup`))],
    });
  },
};

const MARK: Record<string, string> = {
  running: "RUNNING",
  quiet: "QUIET",
  degraded: "DEGRADED",
  down: "DOWN",
  unknown: "NOT KNOWN YET",
};

export const health: Command = {
  data: about("health", "Whether everything works, and what to do.", [], PermissionFlagsBits.ManageGuild),
  async run(interaction, { siteUrl }) {
    const { parts, problems, slug } = await lookUp(interaction, async (ctx) => {
      await demand(ctx, interaction, "servers", "viewer");
      const facts = await partFacts(ctx, await serviceHealths(ctx));
      return { parts: partsOf(facts), problems: await missingInDiscord(ctx), slug: await slugOf(ctx) };
    });
    const bad = parts.filter(({ health }) => health === "down" || health === "degraded");
    await interaction.reply({
      ...own,
      content: lines(
        `**${MARK[wholeHealth(parts)]}**${bad.length === 0 ? " · nothing needs you." : ""}`,
        ...bad
          .filter(({ key }) => key !== "discord-rights")
          .map(({ title, sentence }) => `**${plain(title)}** · ${plain(sentence)}`),
        ...problems.map(({ sentence }) => `**In Discord** · ${plain(sentence)}`),
      ),
      components: [row(link("Open health", `${siteUrl}/guilds/${slug}/health`))],
    });
  },
};
