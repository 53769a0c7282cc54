import { Search } from "lucide-react";
import { Input } from "@/components/form/input";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import { Copyable } from "@/components/ui/copyable";
import { SoftLink } from "@/components/ui/soft-link";
import { EmptyState } from "@/components/ui/states";
import { Segments } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import type { VerificationRequest } from "../../data/verifications";
import { AnswerForm } from "./answer-form";
import type { Candidate } from "./loader";
import { type PatreonQuery, partHref } from "./query";

function Row({ request, current }: { request: VerificationRequest; current: boolean }) {
  const { id, name, message, askedAt, state, answeredAt, answeredBy, answer } = request;
  return (
    <li className="px-5 py-3 text-13 max-md:px-4" aria-current={current || undefined}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        {state === "open" ? (
          <SoftLink
            href={partHref("requests", { request: id, find: name })}
            className="quiet-link inline-flex min-h-6 items-center font-medium text-ink max-md:min-h-11"
          >
            {name}
          </SoftLink>
        ) : (
          <span className="font-medium text-ink">{name}</span>
        )}
        <span className="text-12 text-faint">
          {answeredAt ? (
            <>
              answered by {answeredBy ?? "staff"} <Time at={answeredAt} />
            </>
          ) : (
            <>
              asked <Time at={askedAt} />
            </>
          )}
        </span>
      </div>
      <p className="mt-1 whitespace-pre-line break-words text-muted">{message}</p>
      {state === "open" ? null : (
        <p className="mt-1.5 flex flex-wrap items-center gap-2">
          <Badge meaning={state === "approved" ? "good" : "warn"}>
            {state === "approved" ? "Matched" : "Not matched"}
          </Badge>
          <span className="min-w-0 break-words">{answer}</span>
        </p>
      )}
    </li>
  );
}

function OpenRequest({
  request,
  candidates,
  find,
}: {
  request: VerificationRequest;
  candidates: Candidate[];
  find: string;
}) {
  return (
    <Card className="grid gap-4">
      <CardHeader
        title={`Match ${request.name}`}
        hint="Find the membership that is theirs, or say why not."
      />
      <Facts
        facts={[
          { label: "Discord", value: <Copyable value={request.discordId} /> },
          { label: "E-mail on Patreon, as they say", value: request.patreonEmail ?? "not said" },
          { label: "Patreon linked by themselves", value: request.linked ? "yes" : "no" },
        ]}
      />
      <search>
        <form action="/admin/patreon" className="flex gap-2">
          <input type="hidden" name="request" value={request.id} />
          <Input
            className="flex-1"
            lead={<Search aria-hidden />}
            name="find"
            defaultValue={find}
            aria-label="Name on Patreon, or Patreon's id"
            placeholder="Name on Patreon, or Patreon's id"
          />
          <Button type="submit" size="medium">
            Find
          </Button>
        </form>
      </search>
      <AnswerForm key={`${request.id}:${find}`} requestId={request.id} candidates={candidates} find={find} />
    </Card>
  );
}

interface RequestsProps {
  requests: VerificationRequest[];
  open: VerificationRequest | undefined;
  candidates: Candidate[];
  query: PatreonQuery;
}

/** Supporters whose Patreon account could not be matched by itself, and the answers that they got. */
export function RequestsPart({ requests, open, candidates, query }: RequestsProps) {
  const { answered } = query;
  return (
    <div className="grid gap-5">
      <Segments
        label="Which requests"
        className="justify-self-start"
        tabs={[
          { href: partHref("requests"), label: "Waiting", current: !answered },
          { href: partHref("requests", { answered: "1" }), label: "Answered", current: answered },
        ]}
      />
      <div className={open ? "grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_440px]" : "grid"}>
        <Card flush className="overflow-hidden max-xl:order-2">
          {requests.length === 0 ? (
            <EmptyState title={answered ? "Nothing was answered yet" : "Nobody waits"}>
              {answered
                ? "Answers that were given stand here, with who gave them."
                : "Supporters whose Patreon account cannot be matched by itself ask on their supporter page."}
            </EmptyState>
          ) : (
            <ul className="divide-y" aria-label={answered ? "Answered requests" : "Requests that wait"}>
              {requests.map((request) => (
                <Row key={request.id} request={request} current={request === open} />
              ))}
            </ul>
          )}
        </Card>
        {open ? <OpenRequest request={open} candidates={candidates} find={query.find} /> : null}
      </div>
    </div>
  );
}
