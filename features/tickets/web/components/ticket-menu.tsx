"use client";
import {
  ArrowRightLeft,
  Ellipsis,
  Link2,
  type LucideIcon,
  Merge,
  ScrollText,
  Split,
  Tags,
  UserRoundPlus,
} from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { squareClass } from "@/components/ui/button-class";
import { MENU_ROW, Popover } from "@/components/ui/popover";
import { SoftLink } from "@/components/ui/soft-link";
import type { TicketMessage } from "../../schema";
import type { TicketType } from "../../words";

const AssignDialog = dynamic(() => import("./assign-dialog").then((file) => file.AssignDialog));
const TagsDialog = dynamic(() => import("./tags-dialog").then((file) => file.TagsDialog));
const PairDialog = dynamic(() => import("./pair-dialog").then((file) => file.PairDialog));
const SplitDialog = dynamic(() => import("./split-dialog").then((file) => file.SplitDialog));
const MoveDialog = dynamic(() => import("./move-dialog").then((file) => file.MoveDialog));

const MENU = "ticket-menu";

type What = "assign" | "tags" | "link" | "merge" | "split" | "move";

const ROWS: readonly [what: What, words: string, icon: LucideIcon][] = [
  ["assign", "Give it to somebody", UserRoundPlus],
  ["tags", "Tags", Tags],
  ["link", "Link with another ticket", Link2],
  ["merge", "Merge into another ticket", Merge],
  ["split", "Split messages off", Split],
  ["move", "Change what it is about", ArrowRightLeft],
];

export interface MenuTicket {
  guildId: string;
  number: number;
  open: boolean;
  type: TicketType;
  tags: readonly string[];
  messages: readonly Pick<TicketMessage, "id" | "author" | "text" | "kind">[];
}

/** What staff do with a ticket now and then. */
export function TicketMenu({ ticket }: { ticket: MenuTicket }) {
  const [what, setWhat] = useState<What | null>(null);
  const named = { guildId: ticket.guildId, number: ticket.number };
  const path = usePathname();
  const onClose = () => setWhat(null);
  const rows = ROWS.filter(([name]) => ticket.open || name === "tags" || name === "link" || name === "merge");
  return (
    <>
      <Popover
        id={MENU}
        label="More"
        button={<Ellipsis aria-hidden />}
        buttonClassName={squareClass({ look: "secondary" })}
      >
        {rows.map(([name, words, Icon]) => (
          <button
            key={name}
            type="button"
            popoverTarget={MENU}
            popoverTargetAction="hide"
            onClick={() => setWhat(name)}
            className={MENU_ROW}
          >
            <Icon aria-hidden />
            {words}
          </button>
        ))}
        <SoftLink href={`${path}/transcript`} className={MENU_ROW}>
          <ScrollText aria-hidden />
          Transcript
        </SoftLink>
      </Popover>
      {what === "assign" ? <AssignDialog {...named} onClose={onClose} /> : null}
      {what === "tags" ? <TagsDialog {...named} tags={ticket.tags} onClose={onClose} /> : null}
      {what === "link" || what === "merge" ? <PairDialog {...named} what={what} onClose={onClose} /> : null}
      {what === "split" ? (
        <SplitDialog {...named} type={ticket.type} messages={ticket.messages} onClose={onClose} />
      ) : null}
      {what === "move" ? <MoveDialog {...named} type={ticket.type} onClose={onClose} /> : null}
    </>
  );
}
