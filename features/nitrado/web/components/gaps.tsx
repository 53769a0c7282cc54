import type { Gap } from "../../rules";

/** What Nitrado does not let us do, each with what that costs. */
export function Gaps({ gaps, title }: { gaps: readonly Gap[]; title: string }) {
  if (gaps.length === 0) return null;
  return (
    <div className="rounded-control border border-warn/40 bg-warn-soft px-4 py-3 text-13">
      <p className="font-medium">{title}</p>
      <ul className="mt-1.5 grid gap-1">
        {gaps.map(({ needs, without }) => (
          <li key={needs}>
            <span className="font-medium">{needs}</span> <span className="text-muted">is missing.</span>{" "}
            {without}
          </li>
        ))}
      </ul>
    </div>
  );
}
