import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { Coins } from "@/components/ui/coins";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Time } from "@/components/ui/time";
import type { AuditLine } from "@/features/audit/schema";
import { mayUndo } from "@/features/audit/undo-rules";
import { ActionButton } from "@/features/identity/web/components/action-button";
import { staffLimits, TYPED_FROM } from "../../../policy";
import { undoCoins } from "../../dashboard-actions";
import type { GrantsData } from "../../dashboard-loaders";
import { EconomyHead } from "./economy-head";
import { GrantForm } from "./grant-form";
import { PersonSearch } from "./person-search";

const DID: Record<string, string> = {
  "economy.grant": "gave",
  "economy.fine": "took",
  "economy.undo": "set back",
};

function Moved({ line, data }: { line: AuditLine; data: GrantsData }) {
  const { access, names, currency } = data;
  const name = names.find((one) => one.discordId === line.subjectId)?.name ?? line.subjectId;
  const amount = Number(line.after?.amount ?? 0);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 px-5 py-3 text-13 max-md:px-4">
      <div className="min-w-0">
        <p>
          <span className="font-medium">{line.actorName}</span> {DID[line.action] ?? "moved"}{" "}
          <Coins amount={amount} currency={currency.symbol} className="font-medium" />{" "}
          {line.action === "economy.fine" ? "from" : "for"}{" "}
          <SoftLink
            href={`/guilds/${access.slug}/economy/ledger?person=${line.subjectId}`}
            className="quiet-link font-medium text-ink"
            prefetch={false}
          >
            {name}
          </SoftLink>
        </p>
        {line.reason ? <p className="mt-1 break-words text-muted">“{line.reason}”</p> : null}
      </div>
      <div className="flex flex-col items-end gap-1.5 text-12 text-faint">
        <Time at={line.at} shape="smart" />
        {line.undone ? <Badge>Undone</Badge> : null}
        {data.manages && mayUndo(line, access.sections) ? (
          <ActionButton
            action={undoCoins}
            value={{ guildId: access.guildId, entryId: line.id }}
            look="ghost"
            confirm="Set it back"
          >
            Undo
          </ActionButton>
        ) : null}
      </div>
    </li>
  );
}

function Chosen({ data }: { data: GrantsData }) {
  const { access, person, currency, level, given } = data;
  if (!person) return null;
  const limits = staffLimits(level);
  return (
    <div className="mt-5 border-t pt-5">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 className="truncate font-semibold text-16">{person.name}</h2>
        <SoftLink
          href={`/guilds/${access.slug}/economy/ledger?person=${person.discordId}`}
          className="quiet-link whitespace-nowrap text-13"
          prefetch={false}
        >
          <Coins amount={person.balance ?? 0} currency={currency.symbol} />, see the ledger
        </SoftLink>
      </div>
      {limits ? (
        <GrantForm
          key={person.discordId}
          guildId={access.guildId}
          person={{ ...person, balance: person.balance ?? 0 }}
          symbol={currency.symbol}
          limits={level === "owner" ? null : { once: limits.once, left: Math.max(0, limits.day - given) }}
          typedFrom={TYPED_FROM}
        />
      ) : (
        <p className="text-13 text-muted">
          You see balances. Moving coins needs the level “moderator” in the economy or more.
        </p>
      )}
    </div>
  );
}

/** Coins that staff give and take by hand, each with its reason. */
export function GrantsView({ data, who }: { data: GrantsData; who: string }) {
  const { access, person, found, grants, currency } = data;
  const path = `/guilds/${access.slug}/economy/grants`;
  return (
    <>
      <EconomyHead guild={access} tab="/grants" />
      <div className="grid items-start gap-6 xl:grid-cols-[440px_minmax(0,1fr)]">
        <Card>
          <CardHeader
            title="Give coins, or take them"
            hint="The person is told, with your reason. It stands in the ledger and the audit log with your name."
            className="mb-4"
          />
          <PersonSearch
            path={path}
            who={who}
            found={found}
            symbol={currency.symbol}
            hrefOf={(id) => `${path}?person=${id}`}
          />
          {who !== "" && found.length === 0 && !person ? (
            <p role="status" className="mt-3 text-13 text-muted">
              Nobody here has “{who}” in their name. People are known once they are members or have linked a
              player.
            </p>
          ) : null}
          <Chosen data={data} />
        </Card>
        <Card flush className="overflow-hidden">
          <CardHeader title="Moved by staff lately" className="p-5 pb-4 max-md:p-4" />
          {grants.length > 0 ? (
            <ol className="divide-y border-t" aria-label="Movements by staff, newest first">
              {grants.map((line) => (
                <Moved key={line.id} line={line} data={data} />
              ))}
            </ol>
          ) : (
            <EmptyState title="Staff have not moved any coins" className="border-t">
              What staff give or take stands here, with the reason and a way back.
            </EmptyState>
          )}
        </Card>
      </div>
    </>
  );
}
