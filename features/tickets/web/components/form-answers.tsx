import type { Ticket } from "../../schema";

/** What the opener answered to the fields of the form. */
export function FormAnswers({ answers }: Pick<Ticket, "answers">) {
  if (answers.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1.5 rounded-control border px-3.5 py-2.5 text-13">
      {answers.map(({ label, answer }) => (
        <div key={label} className="flex min-w-0 gap-2">
          <dt className="text-muted">{label}</dt>
          <dd className="min-w-0 break-words font-medium">{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
