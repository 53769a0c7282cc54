"use client";
import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  Boxes,
  Ellipsis,
  Eye,
  Pause,
  Pencil,
  Play,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { Asked } from "@/components/ui/asked";
import { IconButton } from "@/components/ui/button";
import { DropdownItem, DropdownLine, DropdownMenu } from "@/components/ui/dropdown-menu";
import { useAction } from "@/features/identity/web/use-action";
import type { ItemAvailability } from "../../../dto";
import { changeItem } from "../../owner-actions";
import { ArchiveForm, PauseForm, StockForm } from "./item-questions";

export interface MenuItem {
  id: number;
  name: string;
  stock: number | null;
  availability: ItemAvailability;
  paused: boolean;
  /** Its page in the public shop; null when it has none. */
  href: string | null;
}

type Question = "pause" | "stock" | "archive" | "failed";

/** What can be done to an item from the list. */
export function ItemMenu({ guild, item }: { guild: string; item: MenuItem }) {
  const router = useRouter();
  const [question, setQuestion] = useState<Question | null>(null);
  const change = useAction();
  const close = useCallback(() => setQuestion(null), []);
  const named = { guildId: guild, itemId: item.id };
  const press = (what: "resume" | "restore" | "up" | "down") =>
    change.run(async () => {
      const result = await changeItem({ ...named, change: what });
      if (!result.ok) setQuestion("failed");
      return result;
    });
  const archived = item.availability === "archived";
  const { href } = item;
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label={`What to do with ${item.name}`} size="small" disabled={change.busy}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {archived ? (
          <DropdownItem onSelect={() => press("restore")}>
            <ArchiveRestore aria-hidden />
            Bring back, hidden at first
          </DropdownItem>
        ) : (
          <>
            <DropdownItem onSelect={() => router.push(`/guilds/${guild}/shop/${item.id}`)}>
              <Pencil aria-hidden />
              Edit
            </DropdownItem>
            {href ? (
              <DropdownItem onSelect={() => router.push(href)}>
                <Eye aria-hidden />
                See it in the shop
              </DropdownItem>
            ) : null}
            <DropdownItem onSelect={() => setQuestion("stock")}>
              <Boxes aria-hidden />
              Set the stock
            </DropdownItem>
            <DropdownItem onSelect={() => press("up")}>
              <ArrowUp aria-hidden />
              Move up
            </DropdownItem>
            <DropdownItem onSelect={() => press("down")}>
              <ArrowDown aria-hidden />
              Move down
            </DropdownItem>
            <DropdownLine />
            {item.paused ? (
              <DropdownItem onSelect={() => press("resume")}>
                <Play aria-hidden />
                Sell it again
              </DropdownItem>
            ) : (
              <DropdownItem onSelect={() => setQuestion("pause")}>
                <Pause aria-hidden />
                Pause the sale
              </DropdownItem>
            )}
            <DropdownItem danger onSelect={() => setQuestion("archive")}>
              <Archive aria-hidden />
              Archive
            </DropdownItem>
          </>
        )}
      </DropdownMenu>
      {question === "pause" ? <PauseForm {...named} name={item.name} onDone={close} /> : null}
      {question === "stock" ? (
        <StockForm {...named} name={item.name} stock={item.stock} onDone={close} />
      ) : null}
      {question === "archive" ? <ArchiveForm {...named} name={item.name} onDone={close} /> : null}
      {question === "failed" && change.problem ? (
        <Asked id={`failed-${item.id}`} title="That was not done" onClose={close}>
          {change.problem.message}
        </Asked>
      ) : null}
    </>
  );
}
