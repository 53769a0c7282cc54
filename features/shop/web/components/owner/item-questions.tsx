"use client";
import { type ReactNode, useState } from "react";
import { Checkbox } from "@/components/form/choice";
import { describedBy, Field } from "@/components/form/field";
import { Input } from "@/components/form/input";
import { Asked } from "@/components/ui/asked";
import { Button } from "@/components/ui/button";
import { useAction } from "@/features/identity/web/use-action";
import { changeItem } from "../../owner-actions";
import { fieldProblem } from "./field-problem";

interface QuestionProps {
  guildId: string;
  itemId: number;
  name: string;
  onDone: () => void;
}

/** A form in a dialog: its fields, what stopped it, and two buttons. */
function Answers({
  problem,
  busy,
  verb,
  danger,
  onSend,
  children,
}: {
  problem?: string | undefined;
  busy: boolean;
  verb: string;
  danger?: boolean;
  onSend: () => void;
  children: ReactNode;
}) {
  return (
    <form
      noValidate
      className="mt-4 grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
      {problem ? (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button look="ghost" data-closes>
          Keep it as it is
        </Button>
        <Button type="submit" look={danger ? "danger" : "primary"} busy={busy}>
          {verb}
        </Button>
      </div>
    </form>
  );
}

export function PauseForm({ guildId, itemId, name, onDone }: QuestionProps) {
  const [reason, setReason] = useState("");
  const { busy, problem, run } = useAction();
  const id = `pause-reason-${itemId}`;
  const wrong = fieldProblem(problem, "reason");
  return (
    <Asked id={`pause-${itemId}`} title={`Pause ${name}`} onClose={onDone}>
      It stays in the shop, with your reason, and cannot be bought until you sell it again.
      <Answers
        busy={busy}
        verb="Pause the sale"
        problem={wrong ? undefined : problem?.message}
        onSend={() => run(() => changeItem({ guildId, itemId, change: "pause", reason }), onDone)}
      >
        <Field id={id} label="Reason that buyers read" {...(wrong && { error: wrong })}>
          <Input
            id={id}
            value={reason}
            maxLength={200}
            aria-invalid={Boolean(wrong)}
            aria-describedby={describedBy(id, { error: wrong })}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      </Answers>
    </Asked>
  );
}

export function StockForm({
  guildId,
  itemId,
  name,
  stock,
  onDone,
}: QuestionProps & { stock: number | null }) {
  const [pieces, setPieces] = useState(String(stock ?? ""));
  const [endless, setEndless] = useState(stock === null);
  const { busy, problem, run } = useAction();
  const id = `stock-of-${itemId}`;
  const wrong = fieldProblem(problem, "stock");
  const wanted = endless ? null : pieces.trim() === "" ? "" : Number(pieces);
  return (
    <Asked id={`stock-${itemId}`} title={`Stock of ${name}`} onClose={onDone}>
      Pieces that can be sold from now on. Orders that are paid already are not counted.
      <Answers
        busy={busy}
        verb="Set the stock"
        problem={wrong ? undefined : problem?.message}
        onSend={() => run(() => changeItem({ guildId, itemId, change: "stock", stock: wanted }), onDone)}
      >
        <Field id={id} label="Pieces" {...(wrong && { error: wrong })}>
          <Input
            id={id}
            type="number"
            inputMode="numeric"
            value={endless ? "" : pieces}
            disabled={endless}
            aria-invalid={Boolean(wrong)}
            aria-describedby={describedBy(id, { error: wrong })}
            onChange={(event) => setPieces(event.target.value)}
          />
        </Field>
        <Checkbox
          label="There are always enough"
          checked={endless}
          onChange={(event) => setEndless(event.target.checked)}
        />
      </Answers>
    </Asked>
  );
}

export function ArchiveForm({ guildId, itemId, name, onDone }: QuestionProps) {
  const { busy, problem, run } = useAction();
  return (
    <Asked id={`archive-${itemId}`} title={`Archive ${name}`} onClose={onDone}>
      It leaves the shop at once. Its orders keep their history and are delivered as paid. You can bring it
      back from “Archived”.
      <Answers
        busy={busy}
        danger
        verb="Archive it"
        problem={problem?.message}
        onSend={() => run(() => changeItem({ guildId, itemId, change: "archive" }), onDone)}
      >
        {null}
      </Answers>
    </Asked>
  );
}
