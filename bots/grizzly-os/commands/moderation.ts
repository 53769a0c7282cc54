import { type ChatInputCommandInteraction, MessageFlags, PermissionFlagsBits } from "discord.js";
import { carryOut } from "@/features/guilds/moderation/carry-out";
import { moderation } from "@/features/guilds/moderation/data";
import { warningsOf } from "@/features/guilds/moderation/data/sanctions";
import { askSanction } from "@/features/guilds/moderation/mutations/sanctions";
import {
  doneWords,
  MAX_TIMEOUT_MINUTES,
  type SanctionKind,
  sanctionInput,
} from "@/features/guilds/moderation/sanctions";
import { conflict, unavailable } from "@/lib/errors";
import { parseInput } from "@/lib/http/validate";
import type { Command, OsEnv } from "../command";
import { asMember, keyOf, lookUp } from "./ask";
import { about, person, text, whole } from "./build";
import { lines, many, when } from "./reply";
import { demand } from "./rights";

type Interaction = ChatInputCommandInteraction<"cached" | "raw">;
type Option = NonNullable<ReturnType<typeof about>["options"]>[number];

const who = person("who", "The member");
const why = text("reason", "Why; they read it, and it stands in Discord's audit log", {
  required: true,
  max: 300,
});

async function sanction(interaction: Interaction, kind: SanctionKind, { discord }: OsEnv): Promise<void> {
  const target = interaction.options.getUser("who", true);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const asked = await asMember(interaction, async (ctx) => {
    const level = await demand(ctx, interaction, "moderation", "support");
    const minutes = interaction.options.getInteger("minutes");
    const input = parseInput(sanctionInput, {
      key: keyOf(interaction.id),
      kind,
      discordId: target.id,
      reason: interaction.options.getString("reason", true),
      minutes: kind === "timeout" ? (minutes ?? (await moderation(ctx)).muteMinutes) : null,
      days: interaction.options.getInteger("days"),
    });
    return askSanction(ctx, input, level, target.bot);
  });
  const { state, error, told } = await carryOut(interaction.guildId, asked, discord);
  if (state === "refused") throw conflict(`${error ?? "Discord refuses it."} It stands in the audit log.`);
  if (state === "asked")
    throw unavailable("Discord does not answer. It is done as soon as it does, and stands in the audit log.");
  const warnings = kind === "warn" ? await lookUp(interaction, (ctx) => warningsOf(ctx, target.id)) : 0;
  await interaction.editReply(
    lines(
      `<@${target.id}> was ${doneWords(kind)}${asked.until ? `, until ${when(asked.until.toISOString(), "f")}` : ""}.`,
      told
        ? "They were told why by direct message."
        : "They take no direct messages from Grizzly OS, so they were not told.",
      kind === "warn" ? `It is ${many(warnings, "warning")} now.` : null,
    ),
  );
}

const command = (
  kind: SanctionKind,
  description: string,
  rights: bigint,
  more: readonly Option[] = [],
): Command => ({
  data: about(kind, description, [who, why, ...more], rights),
  run: (interaction, env) => sanction(interaction, kind, env),
});

/** Warn, time out, kick and ban: for whoever may moderate, within their level's limits. */
export const moderationCommands: readonly Command[] = [
  command("warn", "Warn a member; they get the reason.", PermissionFlagsBits.ModerateMembers),
  command("timeout", "Let a member only read for a while.", PermissionFlagsBits.ModerateMembers, [
    whole("minutes", "How long; the server's usual time without it", {
      required: false,
      max: MAX_TIMEOUT_MINUTES,
    }),
  ]),
  command("kick", "Send a member away; they may come back.", PermissionFlagsBits.ModerateMembers),
  command("ban", "Ban a member, for some days or without an end.", PermissionFlagsBits.ModerateMembers, [
    whole("days", "How many days; without it there is no end", { required: false, max: 3_650 }),
  ]),
];
