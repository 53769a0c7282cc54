import type { Present } from "@/features/live/protocol";

interface Here extends Present {
  /** Monotonic milliseconds until which the word that they write holds. */
  typingUntil: number;
}

/** Who looks at what, by ticket and socket. Lives in this process alone: it is worth nothing a minute later. */
export class Presence {
  private readonly places = new Map<string, Map<string, Here>>();

  /** @returns whether anybody sees a difference */
  set(place: string, socket: string, person: Present, typingUntil: number): boolean {
    const here = this.places.get(place) ?? new Map<string, Here>();
    this.places.set(place, here);
    const known = here.get(socket);
    here.set(socket, { ...person, typingUntil });
    return known?.typing !== person.typing || known?.name !== person.name;
  }

  leave(place: string, socket: string): boolean {
    const here = this.places.get(place);
    const was = here?.delete(socket) ?? false;
    if (here?.size === 0) this.places.delete(place);
    return was;
  }

  /** The places that a socket has left with its end. */
  leaveAll(socket: string): string[] {
    return [...this.places.keys()].filter((place) => this.leave(place, socket));
  }

  /** Ends the typing of those who have not said for a while that they go on. @returns the places where that was so */
  expire(now: number): string[] {
    return [...this.places].flatMap(([place, here]) => {
      const silent = [...here.values()].filter((one) => one.typing !== null && one.typingUntil < now);
      for (const one of silent) one.typing = null;
      return silent.length > 0 ? [place] : [];
    });
  }

  /** Everybody once, however many windows they have open. */
  people(place: string): Present[] {
    const found = new Map<string, Present>();
    for (const { typingUntil: _, ...one } of this.places.get(place)?.values() ?? []) {
      const key = `${one.side}:${one.id}`;
      const known = found.get(key);
      found.set(key, known?.typing ? known : one);
    }
    return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Places whose name begins so. */
  within(prefix: string): string[] {
    return [...this.places.keys()].filter((place) => place.startsWith(prefix));
  }
}
