"use client";
import { PartForm } from "@/features/identity/web/components/part-form";
import type { Appeal } from "../../../moderation/rules";
import { saveModeration } from "../../moderation-actions";
import { AppealFields } from "./appeal-fields";
import { VerdictPreview } from "./verdict-preview";

/** What a player is told, and how to object. */
export function MessagesPart({
  guildId,
  guild,
  appeal,
  manages,
}: {
  guildId: string;
  guild: string;
  appeal: Appeal;
  manages: boolean;
}) {
  return (
    <PartForm
      saved={{ appeal }}
      manages={manages}
      save={(draft) => saveModeration({ guildId, ...draft })}
      aside={(draft) => <VerdictPreview guild={guild} server={null} appeal={draft.appeal} />}
    >
      {({ draft, set, errors }) => (
        <AppealFields appeal={draft.appeal} errors={errors} onChange={(next) => set({ appeal: next })} />
      )}
    </PartForm>
  );
}
