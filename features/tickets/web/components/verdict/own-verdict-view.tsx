import { PageHeader } from "@/components/layout/page-header";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { OwnVerdictPage } from "../../case-loader";
import { AppealForm } from "./appeal-form";
import { OwnEffects } from "./own-verdict";

/** A verdict as somebody reads it whom it concerns: reasons, what it did to them, and how to appeal. */
export function OwnVerdictView({ data }: { data: OwnVerdictPage }) {
  const { verdict, symbol, guildId, appeal } = data;
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={`Verdict ${verdict.number}`}
        purpose={
          <>
            {verdict.decision === "upheld" ? "Upheld" : "Rejected"}, <Time at={verdict.at} shape="stamp" />
          </>
        }
        crumbs={[{ label: "Tickets", href: "/me/tickets" }, { label: `Verdict ${verdict.number}` }]}
        className="mb-5"
      />
      <div className="grid gap-6">
        <section aria-label="Reason" className="rounded-card border bg-raised p-4">
          {verdict.rule ? <p className="mb-1 font-semibold text-14">{verdict.rule}</p> : null}
          <p className="whitespace-pre-line break-words text-14 leading-relaxed">{verdict.reason}</p>
          {verdict.ticket === null ? null : (
            <p className="mt-3 text-13 text-muted">
              Decided in{" "}
              <SoftLink href={`/me/tickets/${guildId}/${verdict.ticket}`} className="quiet-link">
                ticket {verdict.ticket}
              </SoftLink>
              .
            </p>
          )}
        </section>
        {verdict.effects.length > 0 ? (
          <section aria-label="What it means for you" className="rounded-card border bg-raised">
            <h2 className="border-b px-3 py-2 font-medium text-13">What it means for you</h2>
            <OwnEffects verdict={verdict} symbol={symbol} />
          </section>
        ) : null}
        <section id="appeal" aria-label="Appeal" className="scroll-mt-16">
          <h2 className="mb-2 font-semibold text-16">Not right?</h2>
          {verdict.appeal !== null ? (
            <p className="text-13">
              You appealed it:{" "}
              <SoftLink href={`/me/tickets/${guildId}/${verdict.appeal}`} className="quiet-link">
                ticket {verdict.appeal}
              </SoftLink>
              .
            </p>
          ) : verdict.appealProblem !== null ? (
            <p className="text-13 text-muted">{verdict.appealProblem}</p>
          ) : (
            <>
              <p className="mb-4 text-13 text-muted">
                {appeal.text} Until <Time at={verdict.appealUntil} shape="date" />.
              </p>
              <AppealForm guildId={guildId} verdict={verdict.number} />
            </>
          )}
        </section>
      </div>
    </div>
  );
}
