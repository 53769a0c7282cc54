"use client";
import { Skull } from "lucide-react";
import { useRouter } from "next/navigation";
import { useActionState, useState } from "react";
import { RadioCard } from "@/components/form/choice";
import { describedBy, Field, FieldGroup, FormErrors } from "@/components/form/field";
import { Textarea } from "@/components/form/input";
import { Button, ButtonLink } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { ASK_WORDS, ASKS } from "../../../evidence/asks";
import type { OwnDeath } from "../../../evidence/schema";
import { MESSAGE_MAX } from "../../../limits";
import { reportDeathForm } from "../../verdict-actions";
import { useDraft } from "../use-draft";
import { useSent } from "../use-sent";

interface ReportDeathProps {
  guildId: string;
  slug: string;
  player: string;
  deaths: readonly OwnDeath[];
}

const hintOf = ({ weapon, distance, where, service }: OwnDeath) =>
  [weapon, distance === null ? null : `${Math.round(distance)} m`, where, service].filter(Boolean).join(", ");

function Deaths({
  deaths,
  chosen,
  choose,
  slug,
}: Pick<ReportDeathProps, "deaths" | "slug"> & { chosen: number | null; choose: (killId: number) => void }) {
  return (
    <div className="grid gap-2">
      {deaths.map((death) => (
        <RadioCard
          key={death.killId}
          name="killId"
          value={death.killId}
          required
          disabled={death.reported !== null}
          checked={chosen === death.killId}
          onChange={() => choose(death.killId)}
          label={
            <>
              <Time at={death.at} shape="stamp" />,{" "}
              {death.killer ? `killed by ${death.killer}` : "nobody the log names"}
            </>
          }
          hint={hintOf(death)}
          aside={
            death.reported === null ? undefined : (
              <ButtonLink href={`/me/tickets/${slug}/${death.reported}`} size="small" look="ghost">
                Ticket {death.reported}
              </ButtonLink>
            )
          }
        />
      ))}
    </div>
  );
}

/** Reports one of the player's own last deaths: the log's facts are there already. */
export function ReportDeath({ guildId, slug, player, deaths }: ReportDeathProps) {
  const [result, report, busy] = useActionState(reportDeathForm, null);
  const [chosen, setChosen] = useState<number | null>(
    deaths.find(({ reported }) => reported === null)?.killId ?? null,
  );
  const [asks, setAsks] = useState<string>("look");
  const [text, setText] = useDraft(`death:${guildId}`);
  const router = useRouter();
  const key = useSent(result, ({ data }) => {
    setText("");
    router.push(data.address);
  });
  const error = result && !result.ok ? result.error : null;
  const fields = error?.fields ?? {};
  return (
    <form action={report} className="grid max-w-2xl gap-5">
      <input type="hidden" name="guildId" value={guildId} />
      <input type="hidden" name="key" value={key} />
      {error ? <FormErrors message={error.message} fields={fields} /> : null}
      <FieldGroup
        legend="Which death?"
        hint={`The last ones of ${player}. The ticket carries what the log says of both players, half an hour before and after.`}
        {...(fields.killId && { error: fields.killId })}
      >
        <Deaths deaths={deaths} slug={slug} chosen={chosen} choose={setChosen} />
      </FieldGroup>
      <FieldGroup legend="What do you ask for?" {...(fields.asksFor && { error: fields.asksFor })}>
        <div className="grid gap-2 sm:grid-cols-3">
          {ASKS.map((one) => (
            <RadioCard
              key={one}
              name="asksFor"
              value={one}
              required
              checked={asks === one}
              onChange={() => setAsks(one)}
              label={ASK_WORDS[one].name}
              hint={ASK_WORDS[one].hint}
            />
          ))}
        </div>
      </FieldGroup>
      <Field
        id="text"
        label="What happened?"
        hint="What the log cannot know: what you were doing, what you lost."
        {...(fields.text && { error: fields.text })}
      >
        <Textarea
          id="text"
          name="text"
          rows={6}
          required
          minLength={10}
          maxLength={MESSAGE_MAX}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={fields.text ? true : undefined}
          aria-describedby={describedBy("text", { hint: true, error: fields.text })}
        />
      </Field>
      <div>
        <Button
          type="submit"
          look="primary"
          size="large"
          busy={busy || result?.ok}
          disabled={chosen === null}
        >
          <Skull aria-hidden />
          Report this death
        </Button>
      </div>
    </form>
  );
}
