import type { RoleDto } from "../../schema";

/** A Discord role by name, with its own colour as a dot; Discord's colour is data, not ours. */
export function RoleChip({ role }: { role: Pick<RoleDto, "name" | "color"> }) {
  return (
    <span className="inline-flex h-6 max-w-44 items-center gap-1.5 rounded-full border bg-ground px-2 text-12 text-ink">
      <svg aria-hidden="true" viewBox="0 0 8 8" className="size-2 shrink-0">
        <circle
          cx="4"
          cy="4"
          r="4"
          fill={role.color === 0 ? "currentColor" : `#${role.color.toString(16).padStart(6, "0")}`}
        />
      </svg>
      <span className="truncate">{role.name}</span>
    </span>
  );
}
