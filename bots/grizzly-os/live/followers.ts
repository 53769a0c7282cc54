import { deskTopic, ownTopic, ticketTopic, userTopic } from "@/features/live/names";
import type { AtDesk, ClientMessage, ServerMessage, TicketHead } from "@/features/live/protocol";
import { parseTopic, type Topic } from "@/features/live/topics";
import type { Call } from "@/features/live/wake";
import type { TakenWords } from "@/features/tickets/live/write";
import { loggerFor } from "@/lib/logger";
import type { Peer } from "./peer";
import { Presence } from "./presence";
import { type ReadNews, TicketStream } from "./stream";
import type { Typist } from "./typing";

const log = loggerFor("live");

/** A desk is told at most this often that its queue changed, and a place who is there. Milliseconds. */
const GATHER_MS = 150;
/** Of what this gateway stores itself it hears as well, at about the moment in which it tells it. Milliseconds. */
const OWN_MS = 15;

type TicketPlace = Extract<Topic, { number: number }>;
const placeOf = ({ guildId, number }: { guildId: string; number: number }) => `${guildId}:${number}`;

/** Who follows what, and what they are told. */
export class Followers {
  private readonly byTopic = new Map<string, Set<Peer>>();
  private readonly streams = new Map<string, TicketStream>();
  private readonly presence = new Presence();
  private readonly told = new Map<string, string>();
  /** Places in which words are being stored, one for each. */
  private readonly storing: string[] = [];
  private readonly gathering = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly read: ReadNews,
    private readonly typingMs: number,
  ) {}

  private deliver(topic: string, message: ServerMessage): void {
    const peers = this.byTopic.get(topic);
    if (!peers || peers.size === 0) return;
    const text = JSON.stringify(message);
    for (const peer of peers) peer.send(text);
  }

  /** Runs a little later, once for all that comes until then. */
  private gather(key: string, work: () => void, ms = GATHER_MS): void {
    if (this.gathering.has(key)) return;
    this.gathering.set(
      key,
      setTimeout(() => {
        this.gathering.delete(key);
        work();
      }, ms),
    );
  }

  private streamOf(place: TicketPlace): TicketStream {
    const key = placeOf(place);
    const known = this.streams.get(key);
    if (known) return known;
    const made = new TicketStream(place.guildId, place.number, this.read, (topic, message) =>
      this.deliver(topic, message),
    );
    this.streams.set(key, made);
    return made;
  }

  /** Follows these topics and no others. What is said from here on is what comes behind the cursors of the answer. */
  async follow(peer: Peer, wanted: readonly (readonly [string, number])[], greeting: number): Promise<void> {
    const topics = wanted.flatMap(([name, until]) => {
      const topic = parseTopic(name);
      return topic ? [{ name, until, topic }] : [];
    });
    const tickets = topics.flatMap(({ topic }) => ("number" in topic ? [topic] : []));
    // Until they are followed, nobody lets go of them.
    for (const ticket of tickets) this.streamOf(ticket).awaited++;
    try {
      const there = await Promise.all(
        topics.map(({ topic }) => ("number" in topic ? this.streamOf(topic).start() : true)),
      );
      // Another pass came meanwhile, or the socket is gone.
      if (peer.greeting !== greeting || !peer.open) return;
      this.settle(
        peer,
        topics.filter((_, index) => there[index]),
      );
    } finally {
      for (const ticket of tickets) {
        this.streamOf(ticket).awaited--;
        this.letGo(ticket);
      }
    }
  }

  private settle(peer: Peer, topics: readonly { name: string; until: number; topic: Topic }[]): void {
    const names = new Set(topics.map(({ name }) => name));
    for (const topic of [...peer.topics.keys()]) if (!names.has(topic)) this.forget(peer, topic);
    const heads: Record<string, TicketHead | null> = {};
    const fresh = topics.filter(({ name }) => !peer.topics.has(name));
    for (const { name, until, topic } of topics) {
      const peers = this.byTopic.get(name) ?? new Set<Peer>();
      this.byTopic.set(name, peers.add(peer));
      peer.topics.set(name, until);
      heads[name] = "number" in topic ? this.streamOf(topic).standing(topic.kind) : null;
    }
    peer.send({ t: "ready", topics: heads });
    for (const { topic } of fresh) this.welcome(peer, topic);
  }

  private letGo({ guildId, number }: { guildId: string; number: number }): void {
    if (this.byTopic.has(ticketTopic(guildId, number)) || this.byTopic.has(ownTopic(guildId, number))) return;
    const place = `${guildId}:${number}`;
    if (this.streams.get(place)?.awaited === 0) this.streams.delete(place);
  }

  /** What somebody who has just come is told about who is there. */
  private welcome(peer: Peer, topic: Topic): void {
    if (topic.kind === "ticket")
      peer.send({
        t: "here",
        topic: ticketTopic(topic.guildId, topic.number),
        people: this.presence.people(placeOf(topic)),
      });
    if (topic.kind !== "desk") return;
    const places = this.presence.within(`${topic.guildId}:`);
    const here = Object.assign({}, ...places.map((place) => this.atDesk(place)));
    peer.send({ t: "desk", topic: deskTopic(topic.guildId), here });
  }

  private atDesk(place: string): Record<string, AtDesk[]> {
    const [, number = ""] = place.split(":");
    // Who reads a private report is nobody's business but theirs who may read it.
    if (this.streams.get(place)?.isPrivate) return {};
    return {
      [number]: this.presence
        .people(place)
        .map(({ id, name, typing }) => ({ id, name, typing: typing !== null })),
    };
  }

  private forget(peer: Peer, name: string): void {
    peer.topics.delete(name);
    const peers = this.byTopic.get(name);
    peers?.delete(peer);
    if (peers?.size === 0) this.byTopic.delete(name);
    const topic = parseTopic(name);
    if (!topic || !("number" in topic)) return;
    const place = placeOf(topic);
    if (this.presence.leave(place, peer.id)) this.tellPresence(topic);
    this.letGo(topic);
  }

  /** Ends what a socket followed. */
  leave(peer: Peer): void {
    for (const topic of [...peer.topics.keys()]) this.forget(peer, topic);
  }

  /** Ends a right that nobody renewed. */
  drop(peer: Peer, topic: string): void {
    this.forget(peer, topic);
    peer.send({ t: "gone", topic });
  }

  /** Somebody says that they look at a ticket, that they write in it, or that they look away. */
  looks(peer: Peer, message: Extract<ClientMessage, { t: "here" | "away" }>): void {
    const topic = parseTopic(message.topic);
    if (!peer.pass || !topic || !("number" in topic)) return;
    const place = placeOf(topic);
    const changed =
      message.t === "away"
        ? this.presence.leave(place, peer.id)
        : this.presence.set(
            place,
            peer.id,
            {
              id: peer.pass.discordId,
              name: peer.pass.name,
              side: topic.kind === "own" ? "opener" : "staff",
              typing: topic.kind === "own" && message.typing ? "reply" : message.typing,
            },
            performance.now() + this.typingMs,
          );
    if (changed) this.tellPresence(topic);
  }

  /** Somebody writes in a ticket's thread in Discord, or no more. They are there only while they write. */
  types({ guildId, number, id, name, side }: Typist, on: boolean): void {
    const place = placeOf({ guildId, number });
    const key = `discord:${id}`;
    const changed = on
      ? this.presence.set(place, key, { id, name, side, typing: "reply" }, Number.POSITIVE_INFINITY)
      : this.presence.leave(place, key);
    if (changed) this.tellPresence({ guildId, number });
  }

  private tellPresence(place: { guildId: string; number: number }): void {
    this.gather(`here ${placeOf(place)}`, () => {
      const { guildId, number } = place;
      const people = this.presence.people(placeOf(place));
      const told = JSON.stringify(people);
      if (this.told.get(placeOf(place)) === told) return;
      if (people.length > 0) this.told.set(placeOf(place), told);
      else this.told.delete(placeOf(place));
      const [staff, own] = [ticketTopic(guildId, number), ownTopic(guildId, number)];
      this.deliver(staff, { t: "here", topic: staff, people });
      // Openers learn that an answer is being written, and not who reads.
      const writing = people.filter((one) => one.side === "staff" && one.typing === "reply");
      this.deliver(own, { t: "here", topic: own, people: writing.map((one) => ({ ...one, id: null })) });
      const here = this.atDesk(placeOf(place));
      if (Object.keys(here).length > 0)
        this.deliver(deskTopic(guildId), { t: "desk", topic: deskTopic(guildId), here });
    });
  }

  expire(): void {
    for (const place of this.presence.expire(performance.now())) {
      const [guildId = "", number = ""] = place.split(":");
      this.tellPresence({ guildId, number: Number(number) });
    }
  }

  hear(call: Call): void {
    if (call.kind === "user")
      this.deliver(userTopic(call.userId), { t: "changed", topic: userTopic(call.userId) });
    if (!("number" in call)) return;
    const topic = deskTopic(call.guildId);
    if (this.byTopic.has(topic)) this.gather(topic, () => this.deliver(topic, { t: "changed", topic }));
    const place = placeOf(call);
    const { kind, version } = call;
    const read = () => this.poke(place, kind, version);
    // While words are being stored here it is most probably about them, and then nothing is left to read.
    if (version !== undefined && this.storing.includes(place))
      this.gather(`own ${place} ${kind} ${version}`, read, OWN_MS);
    else read();
  }

  /**
   * Words for a ticket are being stored by this gateway: those who follow are told them at once, and need not wait
   * until they are read again.
   */
  async store(at: TicketPlace, storing: Promise<TakenWords>): Promise<TakenWords> {
    const place = placeOf(at);
    this.storing.push(place);
    try {
      const taken = await storing;
      const stream = taken.news && this.streams.get(place);
      if (taken.news && stream) this.watch(stream.wrote(taken.news), place, "ticket");
      return taken;
    } finally {
      this.storing.splice(this.storing.indexOf(place), 1);
    }
  }

  private poke(place: string, kind: "ticket" | "note", version?: number): void {
    const stream = this.streams.get(place);
    if (stream) this.watch(stream.poke(kind, version), place, kind);
  }

  private watch(telling: Promise<void>, place: string, kind: "ticket" | "note"): void {
    telling.catch((error: unknown) => {
      log.warn({ err: error, place }, "a ticket could not be read");
      // Those who follow come back, and ask for what they do not know.
      this.gather(`again ${place}`, () => this.poke(place, kind));
    });
  }

  missed(): void {
    for (const place of this.streams.keys()) this.poke(place, "ticket");
    for (const topic of this.byTopic.keys())
      if (/^(desk|user):/.test(topic)) this.deliver(topic, { t: "changed", topic });
  }

  close(): void {
    for (const timer of this.gathering.values()) clearTimeout(timer);
    this.gathering.clear();
  }
}
