"use client";
import { Search, X } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { askJson } from "@/lib/http/ask";

interface Player {
  playerId: number;
  name: string;
}

/** Milliseconds after the last key before players are looked for. */
const REST = 200;

async function findPlayers(guild: string, text: string, signal: AbortSignal): Promise<Player[]> {
  const params = new URLSearchParams({ q: text });
  const address = `/api/guilds/${guild}/map/players?${params}`;
  return (await askJson<{ players: Player[] }>(address, { signal })).players;
}

/** Finds a player or a weapon by a part of the name. */
export function MapSearch({
  guild,
  words,
  player,
  choosePlayer,
  chooseWeapon,
}: {
  guild: string;
  words: readonly { word: string; count: number }[];
  player: Player | null;
  choosePlayer: (player: Player | null) => void;
  chooseWeapon: (weapon: string) => void;
}) {
  const [text, setText] = useState("");
  const [found, setFound] = useState<{ text: string; players: Player[]; failed: boolean } | null>(null);
  const list = useId();
  const asked = text.trim();
  // Each text asks once its writer rests; older answers are let go.
  useEffect(() => {
    if (asked === "") return;
    const over = new AbortController();
    const timer = setTimeout(() => {
      findPlayers(guild, asked, over.signal).then(
        (players) => setFound({ text: asked, players, failed: false }),
        () => {
          if (!over.signal.aborted) setFound({ text: asked, players: [], failed: true });
        },
      );
    }, REST);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [guild, asked]);
  const weapons =
    asked === ""
      ? []
      : words.filter(({ word }) => word.toLowerCase().includes(asked.toLowerCase())).slice(0, 4);
  const current = found?.text === asked ? found : null;
  const players = current?.players ?? [];
  const row =
    "flex h-9 w-full items-center justify-between gap-3 rounded-item px-2.5 text-left text-13 hover:bg-fill max-md:h-11";
  if (player)
    return (
      <p className="flex h-9 items-center justify-between gap-2 rounded-control border border-honey-line bg-honey-wash pl-3 text-13">
        <span className="truncate">Only {player.name}</span>
        <IconButton
          label={`Show all players, not only ${player.name}`}
          size="small"
          onClick={() => choosePlayer(null)}
        >
          <X aria-hidden className="size-4" />
        </IconButton>
      </p>
    );
  return (
    <search className="relative">
      <Search
        aria-hidden
        className="-translate-y-1/2 pointer-events-none absolute top-4.5 left-3 size-4 text-faint max-md:top-5.5"
      />
      <input
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        maxLength={60}
        aria-label="Player or weapon"
        aria-controls={list}
        placeholder="Player or weapon"
        className="h-9 w-full rounded-control border border-line-strong bg-field pr-3 pl-9 text-13 placeholder:text-faint max-md:h-11"
      />
      <ul id={list} className="mt-1 empty:hidden">
        {asked === ""
          ? null
          : weapons.map(({ word, count }) => (
              <li key={word}>
                <button
                  type="button"
                  className={row}
                  onClick={() => {
                    chooseWeapon(word);
                    setText("");
                  }}
                >
                  <span className="truncate">{word.replaceAll("_", " ")}</span>
                  <span className="text-12 text-muted">weapon, {count.toLocaleString("en-GB")}</span>
                </button>
              </li>
            ))}
        {players.map((one) => (
          <li key={one.playerId}>
            <button
              type="button"
              className={row}
              onClick={() => {
                choosePlayer(one);
                setText("");
              }}
            >
              <span className="truncate">{one.name}</span>
              <span className="text-12 text-muted">player</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="px-2.5 text-13 text-muted">
        {current?.failed
          ? "Players could not be looked for. Try again."
          : current && players.length + weapons.length === 0
            ? "Nobody and nothing by that name."
            : ""}
      </p>
    </search>
  );
}
