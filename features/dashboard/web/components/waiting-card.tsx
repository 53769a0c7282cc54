import { ArrowRight, LifeBuoy, Link2, Package, Target } from "lucide-react";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Glyph, WARNING } from "@/components/ui/glyph";
import { SoftLink } from "@/components/ui/soft-link";
import { Time } from "@/components/ui/time";
import type { WaitingGroup, WaitingItem } from "../../data/waiting";
import type { OverviewFacts } from "../loaders";

const KINDS: Record<WaitingGroup["kind"], { name: string; icon: ReactNode }> = {
  tickets: { name: "Tickets", icon: <LifeBuoy aria-hidden className="size-4" /> },
  orders: { name: "Orders that need a look", icon: <Package aria-hidden className="size-4" /> },
  links: { name: "Players to confirm", icon: <Link2 aria-hidden className="size-4" /> },
  bounties: { name: "Bounties with hints", icon: <Target aria-hidden className="size-4" /> },
};

function Item({ item, base }: { item: WaitingItem; base: string }) {
  return (
    <li>
      <SoftLink
        href={`${base}${item.path}`}
        className="flex items-start justify-between gap-4 px-5 py-2.5 transition-colors duration-quick hover:bg-fill max-md:px-4"
      >
        <span className="min-w-0">
          <span className="block truncate font-medium text-13">{item.title}</span>
          <span className="block truncate text-12 text-muted">{item.hint}</span>
        </span>
        <span className="flex shrink-0 items-center gap-1.5 text-12 text-faint">
          {item.urgent ? <Glyph d={WARNING} className="size-3.5 text-warn" /> : null}
          <Time at={item.since} />
        </span>
      </SoftLink>
    </li>
  );
}

function Group({ group, base }: { group: WaitingGroup; base: string }) {
  const { name, icon } = KINDS[group.kind];
  const all = group.items.length + group.more;
  return (
    <section aria-label={name}>
      <h3 className="flex items-center gap-2 border-y bg-well px-5 py-2 text-13 text-muted max-md:px-4">
        {icon}
        <span className="font-medium text-ink">{name}</span>
        <span className="ml-auto text-12">{all >= 100 ? "100 or more" : all}</span>
      </h3>
      <ul className="divide-y">
        {group.items.map((item) => (
          <Item key={item.key} item={item} base={base} />
        ))}
      </ul>
      {group.more > 0 ? (
        <SoftLink
          href={`${base}${group.path}`}
          className="flex items-center justify-between border-t px-5 py-2.5 text-13 text-muted hover:text-ink max-md:min-h-11 max-md:px-4"
        >
          {group.more} more <ArrowRight aria-hidden className="size-4" />
        </SoftLink>
      ) : null}
    </section>
  );
}

/** What needs a person, by kind, the oldest first. */
export function WaitingCard({ waiting, access }: OverviewFacts) {
  const base = `/guilds/${access.slug}`;
  return (
    <Card flush className="overflow-hidden">
      <h2 className="px-5 py-3.5 font-semibold text-14 max-md:px-4">Waiting for you</h2>
      {waiting.length === 0 ? (
        <p className="border-t px-5 py-6 text-13 text-muted max-md:px-4">
          Nothing waits. Orders that need a look, players to confirm and bounties with hints will stand here.
        </p>
      ) : (
        waiting.map((group) => <Group key={group.kind} group={group} base={base} />)
      )}
    </Card>
  );
}
