import { Gavel, HandCoins, type LucideIcon, Package, Timer, TriangleAlert, Undo2 } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { Level } from "@/features/guilds/levels";
import type { CapsByLevel } from "@/features/guilds/moderation/rules";
import { undoProblem } from "../../../verdict/rules";
import type { Verdict, VerdictEffect } from "../../../verdict/schema";
import { type EffectKind, effectWords, UNDO_WORDS } from "../../../verdict/words";
import { UndoButton } from "./undo-button";

export const EFFECT_ICONS: Record<EffectKind, LucideIcon> = {
  warn: TriangleAlert,
  ban: Timer,
  refund: Undo2,
  coins: HandCoins,
  item: Package,
};

const LIST_WORDS: Record<VerdictEffect["lists"][number]["state"], string> = {
  pending: "waits for Nitrado's list",
  applied: "on Nitrado's list",
  failed: "Nitrado did not take it",
  seen: "on Nitrado's list",
};

interface Reader {
  guildId: string;
  slug: string;
  symbol: string;
  level: Level | undefined;
  caps: CapsByLevel;
  /** May work on tickets at all. */
  writes: boolean;
}

function Effect({ effect, reader }: { effect: VerdictEffect; reader: Reader }) {
  const Icon = EFFECT_ICONS[effect.kind];
  const words = effectWords(effect, reader.symbol);
  const { undone, kind } = effect;
  const problem = undoProblem(
    { ...effect, undone: undone !== null },
    { moderation: reader, level: reader.level },
  );
  return (
    <li className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-t px-3 py-2 text-13 first:border-t-0">
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className={cn("min-w-0", undone && "text-muted line-through")}>{words}</span>
      {kind === "ban" && effect.endsAt && !undone ? (
        <span className="text-12 text-muted">
          until <Time at={effect.endsAt} shape="stamp" />
        </span>
      ) : null}
      {undone ? null : (
        <span className="text-12 text-muted">
          {effect.lists.map(({ name, state }) => `${name}: ${LIST_WORDS[state]}`).join(", ")}
        </span>
      )}
      <span className="ml-auto text-12 text-muted">
        {undone ? (
          <>
            taken back by {undone.by}, <Time at={undone.at} shape="smart" />: {undone.reason}
          </>
        ) : kind === "refund" ? (
          "cannot be taken back"
        ) : reader.writes && problem === null ? (
          <UndoButton guildId={reader.guildId} effectId={effect.id} what={words} means={UNDO_WORDS[kind]} />
        ) : (
          problem
        )}
      </span>
    </li>
  );
}

/** A verdict with its effects as they stand, for staff. */
export function VerdictCard({ verdict, ...reader }: Reader & { verdict: Verdict }) {
  const { effects, internalReason, appeals } = verdict;
  return (
    <section
      aria-label={`Verdict ${verdict.number}`}
      className="mt-2 overflow-hidden rounded-control border bg-sunken"
    >
      <p className="flex flex-wrap items-center gap-x-2 border-b px-3 py-1.5 text-12 text-muted">
        <Gavel aria-hidden className="size-3.5" />
        <span className="font-medium text-ink">
          Verdict {verdict.number}, {verdict.decision}
        </span>
        by {verdict.by.name}
        {verdict.appealOf === null ? null : <span>on the appeal of verdict {verdict.appealOf}</span>}
        <span className="ml-auto">
          {appeals.length > 0 ? (
            <>
              appealed in{" "}
              {appeals.map((number) => (
                <SoftLink key={number} href={`/desk/${reader.slug}/${number}`} className="quiet-link">
                  {number}
                </SoftLink>
              ))}
            </>
          ) : verdict.appealOf === null ? (
            <>
              can be appealed until <Time at={verdict.appealUntil} shape="date" />
            </>
          ) : null}
        </span>
      </p>
      {effects.length > 0 ? (
        <ul>
          {effects.map((effect) => (
            <Effect key={effect.id} effect={effect} reader={reader} />
          ))}
        </ul>
      ) : (
        <p className="px-3 py-2 text-13 text-muted">It has no effects.</p>
      )}
      {internalReason ? (
        <p className="whitespace-pre-line border-t bg-honey-wash px-3 py-2 text-13">
          <span className="text-12 text-muted">For the team alone: </span>
          {internalReason}
        </p>
      ) : null}
    </section>
  );
}
