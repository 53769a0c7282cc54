"use client";
import { Scale, Shield, X } from "lucide-react";
import { type KeyboardEvent, useActionState, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Input, Textarea } from "@/components/form/input";
import { Badge } from "@/components/ui/badge";
import { Button, IconButton } from "@/components/ui/button";
import { REASON_MAX } from "../../../verdict/limits";
import { summary } from "../../../verdict/words";
import { newestLive } from "../../newest-live";
import { giveVerdictForm } from "../../verdict-actions";
import { useSent } from "../use-sent";
import { CapTable } from "./cap-table";
import { Letters } from "./letters";
import { emptySheet, letterOf, problemsOf, type Sheet, type VerdictCase } from "./verdict-draft";
import { VerdictParts } from "./verdict-parts";

const ROLES: Record<string, string> = {
  support: "Support",
  moderator: "Moderator",
  manager: "Manager",
  owner: "Owner",
};

function sends(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

/** Rule, reason, what staff alone read, and whether the ticket ends. */
function Words({
  about,
  sheet,
  set,
}: {
  about: VerdictCase;
  sheet: Sheet;
  set: (change: Partial<Sheet>) => void;
}) {
  return (
    <div className="grid gap-2 py-4">
      <p className="flex items-baseline justify-between gap-3 text-14">
        <span className="font-medium">Rule and reason</span>
        <span className="text-12 text-muted">Whoever it concerns reads this</span>
      </p>
      <Input
        name="rule"
        list="verdict-rules"
        maxLength={120}
        aria-label="Rule"
        placeholder="Rule, such as “Rule 4: no shots inside a trader zone”"
        value={sheet.rule}
        onChange={(event) => set({ rule: event.target.value })}
      />
      <datalist id="verdict-rules">
        {about.rules.map((rule) => (
          <option key={rule} value={rule} />
        ))}
      </datalist>
      <Textarea
        name="reason"
        rows={3}
        required
        minLength={10}
        maxLength={REASON_MAX}
        aria-label="Reason"
        placeholder="What the log shows, and why that decides it."
        value={sheet.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <Textarea
        name="internal"
        rows={2}
        maxLength={1_000}
        aria-label="For the team alone"
        placeholder="For the team alone. Optional."
        value={sheet.internal}
        onChange={(event) => set({ internal: event.target.value })}
        className="min-h-14 bg-honey-wash"
      />
      <label className="flex items-center gap-2 text-13 max-md:min-h-11">
        <input
          type="checkbox"
          name="close"
          checked={sheet.close}
          onChange={(event) => set({ close: event.target.checked })}
          className="size-4 accent-[var(--honey)]"
        />
        Close the ticket with it
      </label>
    </div>
  );
}

/** The verdict on a ticket: what follows at the left, what each person will read at the right. */
export function VerdictSheet({ about, onClose }: { about: VerdictCase; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [now] = useState(() => new Date());
  // Whoever opens the sheet has read what came live, also where the server has not rendered it yet.
  const [live] = useState(newestLive);
  const [sheet, setSheet] = useState(() => emptySheet(about));
  const [result, decide, busy] = useActionState(giveVerdictForm, null);
  const key = useSent(result, onClose);
  const set = (change: Partial<Sheet>) => setSheet((before) => ({ ...before, ...change }));
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (!element.open) element.showModal();
    element.addEventListener("close", onClose);
    return () => element.removeEventListener("close", onClose);
  }, [onClose]);
  const letter = letterOf(about, sheet, now);
  const problems = problemsOf(about, sheet);
  const stopped = Object.keys(problems).length > 0;
  const error = result && !result.ok ? result.error : null;
  const outdated = error?.details?.code === "outdated";
  const blocked = about.ownTicket || about.ownVerdict || about.target?.self ? problems.decision : undefined;
  return createPortal(
    <dialog
      ref={dialog}
      aria-labelledby="verdict-title"
      className="m-0 ml-auto h-dvh max-h-none w-[min(58.5rem,100vw)] max-w-none border-line-strong bg-overlay p-0 text-14 shadow-float md:my-3 md:mr-3 md:h-[calc(100dvh-1.5rem)] md:w-[min(58.5rem,calc(100vw-1.5rem))] md:rounded-card md:border"
    >
      <form action={decide} onKeyDown={sends} className="flex h-full flex-col">
        <input type="hidden" name="guildId" value={about.guildId} />
        <input type="hidden" name="number" value={about.number} />
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="seen" value={Math.max(about.seen, live)} />
        <input type="hidden" name="decision" value={sheet.decision} />
        <header className="flex items-start justify-between gap-4 border-b px-6 py-4 max-md:px-4">
          <div>
            <h2 id="verdict-title" className="font-semibold text-20">
              Verdict on ticket {about.number}
            </h2>
            <p className="mt-0.5 text-13 text-muted">
              All of it happens in one step, or none. What can be undone is undone from the ticket.
            </p>
          </div>
          <span className="flex items-center gap-2">
            <span className="max-md:hidden">
              <Badge icon={<Shield aria-hidden className="size-3.5" />}>
                Your role: {ROLES[about.level ?? ""] ?? "none"}
              </Badge>
            </span>
            <IconButton label="Close" size="small" onClick={() => dialog.current?.close()}>
              <X aria-hidden />
            </IconButton>
          </span>
        </header>
        <div className="grid min-h-0 flex-1 overflow-y-auto md:grid-cols-[minmax(0,1fr)_24rem] md:overflow-hidden">
          <div className="px-6 max-md:px-4 md:overflow-y-auto">
            {blocked ? (
              <p
                role="alert"
                className="mt-4 rounded-control border border-warn/40 bg-warn-soft px-3 py-2 text-13"
              >
                {blocked}
              </p>
            ) : null}
            <VerdictParts about={about} sheet={sheet} problems={problems} set={set} now={now} />
            <Words about={about} sheet={sheet} set={set} />
            <div className="pb-5">
              <CapTable caps={about.caps} level={about.level} symbol={about.symbol} />
            </div>
          </div>
          <div className="border-l bg-sunken px-5 py-4 max-md:border-t max-md:border-l-0 max-md:px-4 md:overflow-y-auto">
            <Letters about={about} facts={letter} />
          </div>
        </div>
        <footer className="grid gap-2 border-t px-6 py-3 max-md:px-4">
          {error ? (
            <p role="alert" className={outdated ? "text-13 text-warn" : "text-13 text-bad"}>
              {error.message}
            </p>
          ) : null}
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="flex min-w-0 items-center gap-2 text-13 text-muted">
              <Scale aria-hidden className="size-4 shrink-0" />
              {summary({ ...letter, close: sheet.close, number: about.number })}
            </p>
            <div className="flex gap-2 max-md:w-full">
              <Button onClick={() => dialog.current?.close()} className="max-md:flex-1">
                Cancel
              </Button>
              {outdated ? (
                <Button type="submit" name="anyway" value="true" busy={busy}>
                  Decide anyway
                </Button>
              ) : null}
              <Button
                type="submit"
                look="primary"
                busy={busy}
                disabled={stopped || key === ""}
                className="max-md:flex-[2]"
              >
                Apply verdict
              </Button>
            </div>
          </div>
        </footer>
      </form>
    </dialog>,
    document.body,
  );
}
