"use client";
import { Coins, Timer, Undo2 } from "lucide-react";
import { Time } from "@/components/ui/time";
import { effectsOf as kindsOf } from "../../../verdict/rules";
import {
  EFFECT_WORDS,
  type Letter,
  type LetterFacts,
  openerLetter,
  targetLetter,
  UNDO_WORDS,
} from "../../../verdict/words";
import type { VerdictCase } from "./verdict-draft";

function LetterCard({
  letter,
  about,
  facts,
  appeal,
}: {
  letter: Letter;
  about: VerdictCase;
  facts: LetterFacts;
  appeal: boolean;
}) {
  return (
    <div className="rounded-card border bg-raised p-4 text-13">
      <p className="mb-2 flex items-baseline justify-between gap-3 text-12 text-muted">
        <span className="truncate">{about.guildName}</span>
        <span className="shrink-0">ticket {about.number}</span>
      </p>
      <p className="font-semibold text-14">{letter.title}</p>
      <p className="mt-1 whitespace-pre-line break-words">
        {letter.reason === "" ? <span className="text-muted">Your reason stands here.</span> : letter.reason}
      </p>
      {letter.effects.length > 0 ? (
        <ul className="mt-2 grid gap-1.5">
          {letter.effects.map((effect, at) => (
            <li key={effect} className="flex gap-2">
              {facts.ban && at === 0 && letter.title.startsWith("Banned") ? (
                <Timer aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
              ) : effect.startsWith("Order") ? (
                <Undo2 aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
              ) : effect.startsWith("You receive") ? (
                <Coins aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
              ) : (
                <span aria-hidden className="mt-2 ml-1.5 size-1 shrink-0 rounded-full bg-line-meaning" />
              )}
              {effect}
            </li>
          ))}
        </ul>
      ) : null}
      {letter.beside ? <p className="mt-2 text-muted">{letter.beside}</p> : null}
      <p className="mt-3 flex justify-between gap-3 border-t pt-2.5 text-12 text-muted">
        {appeal ? (
          <>
            <span>
              Not right? Until <Time at={facts.appealUntil} shape="date" />
            </span>
            <span className="underline underline-offset-4">Appeal</span>
          </>
        ) : (
          "Decided on appeal: it stands."
        )}
      </p>
    </div>
  );
}

/** What each person will read, and what taking it back would mean. */
export function Letters({ about, facts }: { about: VerdictCase; facts: LetterFacts }) {
  const other = targetLetter(facts);
  const kinds = kindsOf({
    decision: facts.decision,
    warn: facts.warn,
    ban: facts.ban,
    refund: facts.refund !== null,
    coins: facts.coins,
    item: facts.item !== null,
  });
  const target = about.target?.name ?? "The player";
  return (
    <div className="grid content-start gap-5">
      <section aria-label={`${about.opener} will read`}>
        <p className="mb-2 flex items-baseline justify-between gap-3 text-13">
          <span className="min-w-0 truncate font-medium">{about.opener} will read</span>
          <span className="shrink-0 text-12 text-muted">In the ticket, site and Discord</span>
        </p>
        <LetterCard
          letter={openerLetter(facts)}
          about={about}
          facts={facts}
          appeal={about.appealOf === null}
        />
      </section>
      {other ? (
        <section aria-label={`${target} will read`}>
          <p className="mb-2 flex items-baseline justify-between gap-3 text-13">
            <span className="min-w-0 truncate font-medium">{target} will read</span>
            <span className="shrink-0 text-12 text-muted">
              {about.target?.linked === false ? "Nobody is linked: nobody is told" : "Notices and Discord"}
            </span>
          </p>
          <LetterCard letter={other} about={about} facts={facts} appeal={about.appealOf === null} />
        </section>
      ) : null}
      {kinds.length > 0 ? (
        <section aria-label="If you undo it">
          <p className="mb-1.5 font-medium text-12">If you undo it</p>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-12 text-muted">
            {kinds.map((kind) => (
              <div key={kind} className="contents">
                <dt>{EFFECT_WORDS[kind]}</dt>
                <dd>{UNDO_WORDS[kind]}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </div>
  );
}
