import type { ReactNode } from "react";
import { SoftLink } from "@/components/ui/soft-link";

const LINK = "quiet-link text-ink";

/** A guild's name, leading to its page; platform things have none. */
export function GuildCell({ guildId, guild }: { guildId: string | null; guild: string | null }) {
  if (!guildId) return <span className="text-faint">none</span>;
  return (
    <SoftLink href={`/admin/guilds/${guildId}`} className={LINK} prefetch={false}>
      {guild ?? guildId}
    </SoftLink>
  );
}

/** A person's name, leading to their page. */
export function PersonCell({ id, name }: { id: string | null; name: string | null }) {
  if (!id) return <span className="text-faint">{name ?? "nobody"}</span>;
  return (
    <SoftLink href={`/admin/users/${id}`} className={LINK} prefetch={false}>
      {name ?? id}
    </SoftLink>
  );
}

/** A long text in one line, whole on hover. */
export function Short({ text }: { text: string | null }) {
  return text ? (
    <span className="block max-w-96 truncate text-muted" title={text}>
      {text}
    </span>
  ) : null;
}

/** What a line holds besides, opened on demand. */
export function Opens({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details>
      <summary className="quiet-link w-fit cursor-pointer py-1 text-12 text-muted">{label}</summary>
      <div className="pt-2">{children}</div>
    </details>
  );
}

/** Values as JSON, as they are kept. */
export function Json({ value }: { value: unknown }) {
  return (
    <pre className="whitespace-pre-wrap break-words rounded-control border bg-sunken p-3 font-mono text-12">
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}
