"use client";
import { Unlink } from "lucide-react";
import { useActionState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { SoftLink } from "@/components/ui/soft-link";
import type { TicketLine } from "../../schema";
import { unlinkForm, unmergeForm } from "../desk-actions";

interface Named {
  guildId: string;
  number: number;
}

const Pair = ({ guildId, number, other }: Named & { other: number }) => (
  <>
    <input type="hidden" name="guildId" value={guildId} />
    <input type="hidden" name="number" value={number} />
    <input type="hidden" name="other" value={other} />
  </>
);

function Linked({ ticket, slug, may, ...named }: Named & { ticket: TicketLine; slug: string; may: boolean }) {
  const [result, unlink, busy] = useActionState(unlinkForm, null);
  return (
    <li className="grid gap-1">
      <span className="flex items-center justify-between gap-2 text-13">
        <SoftLink href={`/desk/${slug}/${ticket.number}`} className="quiet-link min-w-0 truncate">
          {ticket.number} {ticket.title}
        </SoftLink>
        {may ? (
          <form action={unlink}>
            <Pair {...named} other={ticket.number} />
            <IconButton
              type="submit"
              size="small"
              label={`Take the link with ${ticket.number} away`}
              disabled={busy}
            >
              <Unlink aria-hidden />
            </IconButton>
          </form>
        ) : null}
      </span>
      {result && !result.ok ? (
        <span role="alert" className="text-12 text-bad">
          {result.error.message}
        </span>
      ) : null}
    </li>
  );
}

/** Tickets that belong to this one. */
export function LinkedTickets({
  linked,
  ...rest
}: Named & { linked: readonly TicketLine[]; slug: string; may: boolean }) {
  if (linked.length === 0) return null;
  return (
    <section className="grid gap-2 border-t pt-4">
      <h2 className="text-13 text-muted">Linked tickets</h2>
      <ul className="grid gap-1">
        {linked.map((ticket) => (
          <Linked key={ticket.number} ticket={ticket} {...rest} />
        ))}
      </ul>
    </section>
  );
}

/** Where a merged ticket goes on, and the way back. */
export function MergedNote({
  into,
  slug,
  may,
  ...named
}: Named & { into: number; slug: string; may: boolean }) {
  const [result, unmerge, busy] = useActionState(unmergeForm, null);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border bg-raised px-3.5 py-2.5 text-13">
      <p className="min-w-0 flex-1">
        Its messages stand in{" "}
        <SoftLink href={`/desk/${slug}/${into}`} className="quiet-link font-medium">
          ticket {into}
        </SoftLink>{" "}
        now.
      </p>
      {may ? (
        <form action={unmerge}>
          <Pair {...named} other={into} />
          <Button type="submit" size="small" busy={busy}>
            Take the merge back
          </Button>
        </form>
      ) : null}
      {result && !result.ok ? (
        <p role="alert" className="w-full text-bad">
          {result.error.message}
        </p>
      ) : null}
    </div>
  );
}
