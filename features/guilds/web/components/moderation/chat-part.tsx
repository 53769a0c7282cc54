"use client";
import { RadioCard } from "@/components/form/choice";
import { Field, FieldGroup } from "@/components/form/field";
import { Select } from "@/components/form/input";
import { LineList } from "@/components/form/line-list";
import { NumberField } from "@/components/form/number-field";
import { PartForm } from "@/features/identity/web/components/part-form";
import { type Caught, LINKS, type Moderation } from "../../../moderation/rules";
import { saveModeration } from "../../moderation-actions";

const CAUGHT_WORDS: Record<Caught, string> = {
  delete: "Take the message away",
  warn: "Take it away and warn",
  mute: "Take it away and mute",
};
const LINK_WORDS: Record<(typeof LINKS)[number], { label: string; hint: string }> = {
  all: { label: "All links", hint: "Nothing is held back." },
  listed: { label: "Links to listed hosts", hint: "All others are taken away." },
  none: { label: "No links", hint: "Staff may still post them." },
};

type Chat = Pick<
  Moderation,
  "words" | "wordsCaught" | "links" | "linkHosts" | "spamMessages" | "newAccountDays" | "muteMinutes"
>;

/** What Grizzly OS holds back in the guild's channels. */
export function ChatPart({ guildId, chat, manages }: { guildId: string; chat: Chat; manages: boolean }) {
  return (
    <PartForm saved={chat} manages={manages} save={(draft) => saveModeration({ guildId, ...draft })}>
      {({ draft, set, errors }) => (
        <div className="grid max-w-3xl gap-5">
          <p className="text-13 text-muted">
            Grizzly OS applies these in every channel that it sees. Staff of this dashboard are left out.
          </p>
          <LineList
            id="words"
            label="Words that are held back"
            hint="One word or phrase a line. Upper and lower case are the same; whole words only."
            max={200}
            values={draft.words}
            errors={errors}
            onChange={(words) => set({ words })}
          />
          <Field id="wordsCaught" label="What becomes of such a message">
            <Select
              id="wordsCaught"
              className="max-w-72"
              value={draft.wordsCaught}
              onChange={(event) => set({ wordsCaught: event.target.value as Caught })}
            >
              {Object.entries(CAUGHT_WORDS).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
          <FieldGroup legend="Links" className="sm:grid-cols-3 [&>legend]:col-span-full">
            {LINKS.map((value) => (
              <RadioCard
                key={value}
                name="links"
                {...LINK_WORDS[value]}
                checked={draft.links === value}
                onChange={() => set({ links: value })}
              />
            ))}
          </FieldGroup>
          {draft.links === "listed" ? (
            <LineList
              id="linkHosts"
              label="Hosts that are let through"
              hint="One a line, such as youtube.com. Their subdomains count as well."
              max={100}
              values={draft.linkHosts}
              errors={errors}
              onChange={(linkHosts) => set({ linkHosts })}
            />
          ) : null}
          <div className="grid gap-5 sm:grid-cols-2">
            <NumberField
              id="spamMessages"
              label="Spam from"
              unit="in 10 s"
              hint="More messages of one person than this are spam; 0 is off."
              value={draft.spamMessages}
              error={errors?.spamMessages}
              onChange={(spamMessages) => set({ spamMessages })}
            />
            <NumberField
              id="muteMinutes"
              label="A mute lasts"
              unit="min"
              hint="28 days at most: Discord's own limit."
              value={draft.muteMinutes}
              error={errors?.muteMinutes}
              onChange={(muteMinutes) => set({ muteMinutes })}
            />
            <NumberField
              id="newAccountDays"
              label="Accounts younger than"
              unit="days"
              hint="They cannot write until then; 0 is off."
              value={draft.newAccountDays}
              error={errors?.newAccountDays}
              onChange={(newAccountDays) => set({ newAccountDays })}
            />
          </div>
        </div>
      )}
    </PartForm>
  );
}
