"use client";
import { Switch } from "@/components/form/choice";
import { PartForm } from "@/features/identity/web/components/part-form";
import type { ChannelDto } from "../../../feeds";
import type { Moderation, ServerModeration } from "../../../moderation/rules";
import { saveServerModeration } from "../../moderation-actions";
import { AppealFields } from "./appeal-fields";
import { CapsFields } from "./caps-fields";
import { ChannelSelect } from "./channel-select";
import { VerdictPreview } from "./verdict-preview";

interface ServerPartProps {
  guildId: string;
  guild: string;
  server: { serviceId: string; name: string };
  own: ServerModeration;
  /** What the guild has set: where the server has nothing of its own. */
  common: Pick<Moderation, "caps" | "appeal" | "logChannelId">;
  channels: readonly ChannelDto[];
  symbol: string;
  manages: boolean;
}

/** What one game server has of its own; switched off, it is as everywhere in the guild. */
export function ServerPart(props: ServerPartProps) {
  const { guildId, guild, server, own, common, channels, symbol, manages } = props;
  const at = common.logChannelId && channels.find((one) => one.channelId === common.logChannelId)?.name;
  return (
    <PartForm
      saved={own}
      manages={manages}
      save={(draft) => saveServerModeration({ guildId, serviceId: server.serviceId, ...draft })}
      aside={(draft) => (
        <VerdictPreview guild={guild} server={server.name} appeal={draft.appeal ?? common.appeal} />
      )}
    >
      {({ draft, set, errors }) => (
        <>
          <Switch
            label="Limits of its own"
            hint="Off: the limits under Verdicts."
            checked={draft.caps !== null}
            onChange={(event) => set({ caps: event.target.checked ? common.caps : null })}
          />
          {draft.caps ? (
            <CapsFields
              caps={draft.caps}
              symbol={symbol}
              errors={errors}
              prefix="caps"
              onChange={(caps) => set({ caps })}
            />
          ) : null}
          <Switch
            label="Words of its own"
            hint="Off: the words under Messages."
            checked={draft.appeal !== null}
            onChange={(event) => set({ appeal: event.target.checked ? common.appeal : null })}
          />
          {draft.appeal ? (
            <AppealFields appeal={draft.appeal} errors={errors} onChange={(appeal) => set({ appeal })} />
          ) : null}
          <ChannelSelect
            id="logChannelId"
            label="Log channel"
            hint="Verdicts about players of this server."
            none={at ? `As everywhere: #${at}` : "As everywhere: no log"}
            channels={channels}
            value={draft.logChannelId}
            error={errors?.logChannelId}
            onChange={(logChannelId) => set({ logChannelId })}
          />
        </>
      )}
    </PartForm>
  );
}
