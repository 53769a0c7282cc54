import { useEffect, useState } from "react";
import type { Layer } from "../layers";
import { decodePacket, type Packet } from "../packet";

export interface PacketAsked {
  guild: string;
  map: string;
  layer: Layer;
  from: number;
  to: number;
  player: number | null;
  /** How far the log is complete: once it is read further, the same is asked for again. */
  fresh: string | null;
}

export type PacketState =
  | { state: "loading"; packet: Packet | null }
  | { state: "failed"; packet: null; again: () => void }
  | { state: "here"; packet: Packet };

async function fetchPacket(url: string, signal: AbortSignal): Promise<Packet> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`The map's points answered ${response.status}.`);
  if (!response.body) throw new Error("The map's points came without a body.");
  const bytes = new Response(response.body.pipeThrough(new DecompressionStream("gzip")));
  return decodePacket(await bytes.arrayBuffer());
}

/** The events of a layer, from the server; those before stay until the next ones are here. */
export function usePacket({ guild, map, layer, from, to, player, fresh }: PacketAsked): PacketState {
  const [known, setKnown] = useState<{ url: string; packet: Packet | null } | null>(null);
  const [round, setRound] = useState(0);
  const params = new URLSearchParams({
    map,
    layer,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    ...(player !== null && { player: String(player) }),
  });
  const url = `/api/guilds/${guild}/map/points?${params}`;
  const key = `${round} ${url}`;
  // What is asked for changes with filters and as the log is read; an answer to an older question is let go.
  // biome-ignore lint/correctness/useExhaustiveDependencies: newer log lines ask the same question again
  useEffect(() => {
    const over = new AbortController();
    fetchPacket(url, over.signal).then(
      (packet) => setKnown({ url: key, packet }),
      () => {
        if (over.signal.aborted) return;
        setKnown((before) => (before?.url === key && before.packet ? before : { url: key, packet: null }));
      },
    );
    return () => over.abort();
  }, [url, key, fresh]);
  if (known?.url !== key) return { state: "loading", packet: known?.packet ?? null };
  if (known.packet === null) return { state: "failed", packet: null, again: () => setRound(round + 1) };
  return { state: "here", packet: known.packet };
}
