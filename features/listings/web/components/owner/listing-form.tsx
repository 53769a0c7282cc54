"use client";
import { useRouter } from "next/navigation";
import { FormErrors } from "@/components/form/field";
import { LeaveQuestion } from "@/components/form/unsaved";
import { Button, ButtonLink } from "@/components/ui/button";
import { usePart } from "@/features/identity/web/use-part";
import type { ListingForm as Form } from "../../../form";
import { saveListingDraft } from "../../listing-actions";
import { FormPart, Line, LongText } from "./form-part";
import { LookPart } from "./look-part";
import { HoursPart, OffersPart, ServerFactsPart } from "./server-part";

interface ListingFormProps {
  guildId: string;
  slug: string;
  listingId: number;
  saved: Form;
  /** Whether it was live once: then its address stays. */
  fixedAddress: boolean;
  /** Characters that a long text may have. */
  limit: number;
  manages: boolean;
}

/** The whole listing as a form. What it saves is a draft: visitors see nothing of it. */
export function ListingForm(props: ListingFormProps) {
  const { guildId, slug, listingId, saved, fixedAddress, limit, manages } = props;
  const router = useRouter();
  // Thrown away or undone elsewhere, an untouched form follows what is kept.
  const { draft, set, dirty, done, busy, problem, leaving, stay, submit } = usePart(saved, (form: Form) =>
    saveListingDraft({ guildId, listingId, ...form }),
  );
  const part = { draft, set, errors: problem?.fields };
  return (
    <form
      noValidate
      className="grid max-w-4xl gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {problem ? (
        <FormErrors
          message={problem.fields ? "Some of it needs another look. Nothing was saved." : problem.message}
          {...(problem.fields && { fields: problem.fields })}
        />
      ) : null}
      <fieldset disabled={!manages} className="grid min-w-0 gap-6">
        <LookPart
          {...part}
          pictures={`/api/guilds/${slug}/listings/${listingId}/banner`}
          fixedAddress={fixedAddress}
        />
        <FormPart
          title="Texts"
          hint="Markdown: **bold**, *italic*, lists, headings, links to the web. Pictures and HTML are left out."
        >
          <LongText
            {...part}
            name="description"
            label="About"
            rows={9}
            limit={limit}
            hint="Why somebody should play here."
          />
          <LongText
            {...part}
            name="rules"
            label="Rules"
            rows={6}
            limit={4_000}
            hint="What gets people banned."
          />
        </FormPart>
        <FormPart title="Where people find you">
          <div className="grid items-start gap-5 sm:grid-cols-2">
            <Line
              {...part}
              name="inviteLink"
              label="Discord invite"
              type="url"
              max={300}
              placeholder="https://discord.gg/name"
              hint="Make one that never expires. Without it a listing cannot go live."
            />
            <Line
              {...part}
              name="website"
              label="Website"
              aside="optional"
              type="url"
              max={300}
              placeholder="https://"
            />
          </div>
        </FormPart>
        <ServerFactsPart {...part} />
        <HoursPart {...part} />
        <OffersPart {...part} />
      </fieldset>
      {manages ? (
        <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t bg-ground py-3 max-md:bottom-16">
          <Button type="submit" look="primary" busy={busy} disabled={!dirty}>
            Save the draft
          </Button>
          <ButtonLink look="ghost" href={`/guilds/${slug}/listing/${listingId}?view=preview`}>
            Preview
          </ButtonLink>
          <span role="status" className="text-13 text-muted">
            {done
              ? "Saved as a draft. Visitors see it when you publish."
              : dirty
                ? "Not saved yet."
                : "Visitors see nothing of a draft."}
          </span>
        </div>
      ) : (
        <p className="text-13 text-muted">A manager of this section can change it.</p>
      )}
      {leaving ? <LeaveQuestion onLeave={() => router.push(leaving)} onStay={stay} /> : null}
    </form>
  );
}
