import type { Store } from "@/sandbox/state/store";
import type { Guild, Message, Thread } from "@/sandbox/state/types";

const KEPT_PER_CHANNEL = 500;

/** What a message is made from; whatever is left out is empty. */
export type Draft = Pick<Message, "channelId" | "authorId" | "content"> &
  Partial<Omit<Message, "id" | "at" | "editedAt">>;

export function threadOf(store: Store, id: string): { guild: Guild; thread: Thread } | null {
  for (const guild of store.state.guilds) {
    const thread = guild.threads.find((one) => one.id === id);
    if (thread) return { guild, thread };
  }
  return null;
}

export function setArchived(thread: Thread, archived: boolean, at: string): void {
  if (thread.archived === archived) return;
  thread.archived = archived;
  thread.archiveAt = at;
}

/** Writing wakes a thread, and takes the writer and whoever is mentioned into it. */
function enterThread(store: Store, message: Message): void {
  const found = threadOf(store, message.channelId);
  if (!found || message.onlyFor !== null) return;
  const { guild, thread } = found;
  thread.written += 1;
  setArchived(thread, false, message.at);
  for (const userId of [message.authorId, ...message.mentionUsers]) {
    if (thread.members.some((one) => one.userId === userId) || !store.member(guild, userId)) continue;
    thread.members.push({ userId, joinedAt: message.at });
  }
}

/** Takes messages and their files out of the state, without a word to anyone. */
export function forget(store: Store, messages: readonly Message[]): void {
  const gone = new Set(messages);
  store.state.messages = store.state.messages.filter((one) => !gone.has(one));
  for (const one of messages) for (const file of one.attachments) store.blobs.drop(file.id);
}

/** Removes threads with all that was written in them. */
export function dropThreads(store: Store, guild: Guild, threads: readonly Thread[]): void {
  const ids = new Set(threads.map((one) => one.id));
  guild.threads = guild.threads.filter((one) => !ids.has(one.id));
  forget(
    store,
    store.state.messages.filter((one) => ids.has(one.channelId)),
  );
}

export function postMessage(store: Store, draft: Draft): Message {
  const message: Message = {
    id: store.nextId(),
    type: draft.replyTo ? 19 : 0,
    attachments: [],
    onlyFor: null,
    asked: null,
    embeds: [],
    components: [],
    flags: 0,
    nonce: null,
    mentionUsers: [],
    mentionRoles: [],
    mentionEveryone: false,
    replyTo: null,
    ...draft,
    at: store.now().toISOString(),
    editedAt: null,
  };
  store.change((state) => {
    state.messages.push(message);
    const here = state.messages.filter((one) => one.channelId === message.channelId);
    if (here[0] && here.length > KEPT_PER_CHANNEL) forget(store, [here[0]]);
    enterThread(store, message);
  });
  store.tell({ kind: "message", verb: "CREATE", message });
  return message;
}

/** @param edited false for what is no edit to a reader, such as an answer that was awaited */
export function editMessage(store: Store, message: Message, change: Partial<Message>, edited = true): void {
  store.change(() => {
    const kept = new Set((change.attachments ?? message.attachments).map((one) => one.id));
    for (const one of message.attachments) if (!kept.has(one.id)) store.blobs.drop(one.id);
    Object.assign(message, change);
    if (edited) message.editedAt = store.now().toISOString();
  });
  store.tell({ kind: "message", verb: "UPDATE", message });
}

export function removeMessage(store: Store, message: Message): void {
  store.change(() => forget(store, [message]));
  store.tell({ kind: "message", verb: "DELETE", message });
}
