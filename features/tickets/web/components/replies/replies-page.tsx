import { Pencil, Plus, Search } from "lucide-react";
import { Input } from "@/components/form/input";
import { PageHeader } from "@/components/layout/page-header";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ChipLink } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import { fieldsIn } from "../../../replies/fields";
import { REPLIES_MAX } from "../../../replies/limits";
import type { SavedReply } from "../../../replies/schema";
import { type Replies, type ReplyQuery, writeReplies } from "../../reply-loaders";
import { DeleteReply } from "./delete-reply";
import { ReplyForm } from "./reply-form";

function Line({ reply, data, query }: { reply: SavedReply; data: Replies; query: ReplyQuery }) {
  const fields = fieldsIn(reply.body);
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <div className="min-w-0 flex-1">
        <h2 className="truncate font-medium text-14">{reply.title}</h2>
        <p className="mt-0.5 line-clamp-2 text-13 text-muted">{reply.body}</p>
        <p className="mt-1.5 flex flex-wrap items-center gap-1.5 text-12 text-muted">
          {fields.map((field) => (
            <span key={field} className="rounded-item bg-honey-wash px-1.5 py-0.5 font-mono">
              {field}
            </span>
          ))}
          <span>
            {reply.by}, <Time at={reply.updatedAt} shape="smart" />
          </span>
        </p>
      </div>
      {data.mayWrite ? (
        <div className="flex">
          <ButtonLink
            href={writeReplies(query, { edit: reply.id })}
            look="ghost"
            size="small"
            aria-label={`Change ${reply.title}`}
          >
            <Pencil aria-hidden />
          </ButtonLink>
          <DeleteReply guildId={data.guild.id} id={reply.id} title={reply.title} />
        </div>
      ) : null}
    </li>
  );
}

function List({ data, query }: { data: Replies; query: ReplyQuery }) {
  if (data.count === 0)
    return (
      <EmptyState title="No reply is saved yet">
        Save what your agents write again and again. With fields such as the order's state it is right each
        time.
      </EmptyState>
    );
  if (data.replies.length === 0)
    return <EmptyState title={`No reply says “${query.text}”`}>Look for another word.</EmptyState>;
  return (
    <Card flush>
      <ul aria-label="Saved replies" className="divide-y">
        {data.replies.map((reply) => (
          <Line key={reply.id} reply={reply} data={data} query={query} />
        ))}
      </ul>
    </Card>
  );
}

/** The saved replies of a guild: what its agents put into answers, and where it is written. */
export function RepliesPage({ data, query }: { data: Replies; query: ReplyQuery }) {
  const { guild, guilds, count, edited } = data;
  const here = { ...query, guild: guild.slug };
  const writes = data.mayWrite && (query.edit === "new" || edited !== null);
  return (
    <>
      <PageHeader
        title="Saved replies"
        purpose={`What agents of ${guild.name} write often, with fields that are filled in for each ticket.`}
        crumbs={[{ label: "Ticket desk", href: "/desk" }, { label: "Saved replies" }]}
        actions={
          data.mayWrite && query.edit !== "new" ? (
            <ButtonLink href={writeReplies(here, { edit: "new" })} look={writes ? undefined : "primary"}>
              <Plus aria-hidden />
              New reply
            </ButtonLink>
          ) : null
        }
        className="mb-5"
      />
      {guilds.length > 1 ? (
        <nav aria-label="Guilds" className="mb-4 flex flex-wrap gap-2">
          {guilds.map((one) => (
            <ChipLink
              key={one.slug}
              on={one.slug === guild.slug}
              href={writeReplies(query, { guild: one.slug, text: "" })}
            >
              {one.name}
            </ChipLink>
          ))}
        </nav>
      ) : null}
      <div className={writes ? "grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem]" : "max-w-4xl"}>
        {writes ? (
          <Card className="lg:order-last">
            <h2 className="mb-4 font-semibold text-16">{edited ? "Change a reply" : "A new reply"}</h2>
            <ReplyForm
              key={edited?.id ?? "new"}
              guildId={guild.id}
              reply={edited}
              back={writeReplies(here)}
            />
          </Card>
        ) : null}
        <div className="grid min-w-0 gap-3">
          {count > 0 ? (
            <form action="/desk/replies" className="flex items-center gap-2">
              <input type="hidden" name="guild" value={guild.slug} />
              <Input
                name="q"
                type="search"
                defaultValue={query.text}
                aria-label="Find a reply"
                placeholder="Find a reply"
                lead={<Search />}
                className="flex-1"
              />
              <Button type="submit">Find</Button>
              <span className="text-12 text-muted max-md:hidden">
                {count} of {REPLIES_MAX}
              </span>
            </form>
          ) : null}
          <List data={data} query={here} />
        </div>
      </div>
    </>
  );
}
