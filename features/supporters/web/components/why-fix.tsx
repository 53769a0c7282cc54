import { ExternalLink } from "lucide-react";
import { Button, ButtonLink, buttonClass } from "@/components/ui/button";
import { ActionButton } from "@/features/identity/web/components/action-button";
import type { WhyFix } from "../../why-step";
import { checkRoles, syncPatreon } from "../actions";
import type { PortalData } from "../loaders";
import { SyncButton } from "./sync-button";

type Look = "primary" | "secondary";

function LinkPatreon({ words, look }: { words: string; look: Look }) {
  return (
    <form method="post" action="/api/link/patreon/start">
      <input type="hidden" name="returnTo" value="/me/supporter" />
      <Button type="submit" look={look} size="small">
        {words}
      </Button>
    </form>
  );
}

/** A page of Patreon's, in a tab of its own: this one follows by itself. */
export function PatreonLink({ href, words, look }: { href: string; words: string; look: Look }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={buttonClass({ look, size: "small" })}>
      {words}
      <ExternalLink aria-hidden className="size-3.5" />
      <span className="sr-only">in a new tab</span>
    </a>
  );
}

/** The button that fixes a step of the why-list. */
export function WhyFixButton({ fix, data, look }: { fix: WhyFix; data: PortalData; look: Look }) {
  const { pages, support } = data;
  switch (fix) {
    case "link-patreon":
      return <LinkPatreon words="Link Patreon" look={look} />;
    case "reconnect-patreon":
      return <LinkPatreon words="Link Patreon again" look={look} />;
    case "join-patreon":
      return <PatreonLink href={pages.join} words="Join on Patreon" look={look} />;
    case "rejoin-patreon":
      return (
        <>
          <PatreonLink href={pages.join} words="Join on Patreon" look={look} />
          <LinkPatreon words="Link another account" look="secondary" />
        </>
      );
    case "manage-patreon":
      return <PatreonLink href={pages.manage} words="Repair it on Patreon" look={look} />;
    case "sync":
      return <SyncButton action={syncPatreon} look={look} />;
    case "choose-guild":
      return (
        <ButtonLink href="#guild" look={look} size="small">
          Choose a guild
        </ButtonLink>
      );
    case "open-listing":
      return (
        <ButtonLink href={`/guilds/${support.pays?.slug ?? ""}/listing`} look={look} size="small">
          Write the listing
        </ButtonLink>
      );
    case "check-roles":
      return (
        <ActionButton action={checkRoles} look={look} said="Grizzly OS looks now.">
          Try again now
        </ActionButton>
      );
  }
}
