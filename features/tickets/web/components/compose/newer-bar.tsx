"use client";
import { MessageSquareReply, X } from "lucide-react";
import { Button, IconButton } from "@/components/ui/button";
import { Time } from "@/components/ui/time";

/** A public message of somebody else, as far as a writer needs to know of it. */
export interface OtherMessage {
  id: number;
  name: string;
  at: string;
  discord: boolean;
  staff: boolean;
}

/** Takes the reader to a message and shows which one it is. */
export function showMessage(id: number): void {
  const message = document.getElementById(`message-${id}`);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  message?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  message?.focus({ preventScroll: true });
}

/** Somebody else wrote while a reply was being written. */
export function NewerBar({
  newer,
  onShow,
  onClose,
}: {
  newer: readonly OtherMessage[];
  onShow: () => void;
  onClose: () => void;
}) {
  const last = newer.at(-1);
  if (!last) return null;
  const others = newer.length - 1;
  return (
    <div
      role="status"
      className="flex items-center gap-3 rounded-t-card border-b bg-overlay px-3.5 py-2 text-13 max-md:px-3"
    >
      <MessageSquareReply aria-hidden className="size-4 shrink-0 text-info" />
      <p className="min-w-0 flex-1">
        <span className="font-medium">
          {last.name} {last.staff ? "answered" : "wrote"} {last.discord ? "in Discord" : "here"}{" "}
          <Time at={last.at} shape="relative" />
          {others > 0 ? `, and ${others} more came` : ""}
        </span>
        <span className="text-muted">, review before sending</span>
      </p>
      <Button size="small" onClick={onShow}>
        Show
      </Button>
      <IconButton label="I have seen it" size="small" onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
