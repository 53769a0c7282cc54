"use client";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { askJson, Refused } from "@/lib/http/ask";
import type { SavedReply } from "../../../replies/schema";

type Replies = SavedReply[] | "loading" | { failed: string };

/** Those whose name or words hold all that is asked for, names first. */
function found(replies: readonly SavedReply[], asked: string): SavedReply[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const named = replies.filter((reply) => has(reply.title));
  return [
    ...named,
    ...replies.filter((reply) => !named.includes(reply) && has(`${reply.title} ${reply.body}`)),
  ];
}

function State({
  replies,
  asked,
  again,
  guild,
}: {
  replies: Replies;
  asked: string;
  again: () => void;
  guild: string;
}) {
  if (replies === "loading")
    return <p className="px-3 py-4 text-13 text-muted">Reading the guild's replies</p>;
  if ("failed" in replies)
    return (
      <div role="alert" className="flex items-center justify-between gap-3 px-3 py-3 text-13">
        {replies.failed}
        <Button size="small" onClick={again}>
          Try again
        </Button>
      </div>
    );
  return (
    <p className="px-3 py-4 text-13 text-muted">
      {replies.length > 0 ? (
        `No saved reply says “${asked}”.`
      ) : (
        <>
          This guild has saved no reply yet.{" "}
          <a href={`/desk/replies?guild=${guild}`} className="quiet-link text-ink">
            Write the first one
          </a>
        </>
      )}
    </p>
  );
}

interface PickerProps {
  /** Where the replies are asked for. */
  address: string;
  guild: string;
  onPick: (reply: SavedReply) => void;
  onClose: () => void;
}

/** The guild's saved replies over the field: type to find one, arrows and Enter take it, Escape leaves. */
export function ReplyPicker({ address, guild, onPick, onClose }: PickerProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [replies, setReplies] = useState<Replies>("loading");
  const [asked, setAsked] = useState("");
  const [at, setAt] = useState(0);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn asks again
  useEffect(() => {
    const leave = new AbortController();
    setReplies("loading");
    askJson<{ replies: SavedReply[] }>(address, { signal: leave.signal })
      .then((answer) => setReplies(answer.replies))
      .catch((error: unknown) => {
        if (leave.signal.aborted) return;
        setReplies({ failed: error instanceof Refused ? error.message : "The site did not answer." });
      });
    return () => leave.abort();
  }, [address, turn]);
  const shown = Array.isArray(replies) ? found(replies, asked) : [];
  const chosen = shown[Math.min(at, shown.length - 1)];
  useEffect(() => {
    document.getElementById(`${id}-${chosen?.id}`)?.scrollIntoView({ block: "nearest" });
  }, [id, chosen?.id]);
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const by = moves[event.key];
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter" && chosen) onPick(chosen);
    else if (by && shown.length > 0)
      setAt((Math.min(at, shown.length - 1) + by + shown.length) % shown.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={box}
      role="dialog"
      aria-label="Saved replies"
      className="absolute inset-x-0 bottom-full z-20 mb-2 overflow-hidden rounded-card border border-line-strong bg-overlay shadow-float"
      onBlur={(event) => {
        if (event.relatedTarget instanceof Node && !box.current?.contains(event.relatedTarget)) onClose();
      }}
    >
      <label className="flex items-center gap-2.5 border-b px-3 text-muted">
        <Search aria-hidden className="size-4" />
        <input
          // biome-ignore lint/a11y/noAutofocus: it was opened to be typed into
          autoFocus
          role="combobox"
          aria-label="Find a saved reply"
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
          value={asked}
          onChange={(event) => {
            setAsked(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
          placeholder="Find a saved reply"
          className="h-10 min-w-0 flex-1 bg-transparent text-14 text-ink outline-none placeholder:text-faint max-md:h-11 max-md:text-16"
        />
      </label>
      {shown.length === 0 ? (
        <State replies={replies} asked={asked} again={() => setTurn(turn + 1)} guild={guild} />
      ) : (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label="Saved replies"
          className="max-h-72 overflow-y-auto p-1.5"
        >
          {shown.map((reply) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
            <div
              key={reply.id}
              id={`${id}-${reply.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={reply === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(reply)}
              className={cn(
                "cursor-pointer rounded-item px-2.5 py-2 hover:bg-fill",
                reply === chosen && "bg-fill-strong",
              )}
            >
              <span className="block font-medium text-13">{reply.title}</span>
              <span className="line-clamp-2 text-12 text-muted">{reply.body}</span>
            </div>
          ))}
        </div>
      )}
      <div className="flex justify-between gap-3 border-t px-3 py-2 text-12 text-muted">
        <span className="max-md:hidden">Enter takes it, Escape leaves</span>
        <a href={`/desk/replies?guild=${guild}`} className="quiet-link">
          Manage replies
        </a>
      </div>
    </div>
  );
}
