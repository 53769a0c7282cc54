import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelType,
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  MessageFlags,
  ModalBuilder,
  Options,
  Partials,
  type TextChannel,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sandboxClient } from "@/sandbox/client";
import { type DiscordControl, discordControl } from "@/sandbox/discord/testing";
import { guildByKey, personByKey } from "@/sandbox/population";
import { type Sandbox, startSandbox } from "@/sandbox/start";

/** The real discord.js against the sandbox. */
let sandbox: Sandbox;
let discord: DiscordControl;
let client: Client<true>;
const pine = guildByKey("black-pine");
const channelId = (key: string) => pine.channels.find((one) => one.key === key)?.id ?? "";
const rook = personByKey("rook77").id;

function newClient(): Client {
  return new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMembers,
      GatewayIntentBits.GuildModeration,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.GuildMessageTyping,
      GatewayIntentBits.MessageContent,
    ],
    partials: [Partials.Message],
    makeCache: Options.cacheEverything(),
    rest: { api: `${sandbox.url}/discord/api`, version: "10", timeout: 2_000, retries: 0 },
  });
}

async function login(one: Client): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => one.once(Events.ClientReady, resolve));
  await one.login("sandbox-only-grizzly-os");
  return ready;
}

async function sessionsOf(one: Sandbox): Promise<number> {
  return (await discordControl(one.url).sessions()).filter(({ connected }) => connected).length;
}

const told = <K extends keyof import("discord.js").ClientEvents>(event: K) =>
  new Promise<import("discord.js").ClientEvents[K]>((resolve) => {
    client.once(event, (...args) => resolve(args));
  });

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  discord = discordControl(sandbox.url);
  client = await login(newClient());
});
afterAll(async () => {
  await client.destroy();
  await sandbox.stop();
});
afterEach(async () => {
  client.removeAllListeners(Events.InteractionCreate);
  await discord.works();
});

async function channel(key: string): Promise<TextChannel> {
  const found = await client.channels.fetch(channelId(key));
  if (found?.type !== ChannelType.GuildText) throw new Error(key);
  return found;
}

describe("a bot that signs in", () => {
  it("gets its guilds with channels, roles and members", async () => {
    const guild = client.guilds.cache.get(pine.id);
    expect(client.user.username).toBe("Grizzly OS");
    expect([guild?.name, guild?.ownerId]).toEqual(["Black Pine", personByKey("hollowpine").id]);
    expect(guild?.channels.cache.get(channelId("kill-feed"))?.name).toBe("kill-feed");
    expect(guild?.roles.cache.size).toBe(sandbox.state.guilds[0]?.roles.length);
    expect(guild?.members.cache.get(rook)?.displayName).toBe("Rook_77");
    expect((await guild?.members.fetch())?.size).toBe(sandbox.state.guilds[0]?.members.length);
    expect((await discord.sessions())[0]).toMatchObject({ app: "Grizzly OS", connected: true });
  });

  it("is refused with a wrong token", async () => {
    const other = newClient();
    await expect(other.login("not-a-token")).rejects.toThrow(/invalid token/i);
    await other.destroy();
  });

  it("hears of members, roles and rights", async () => {
    const joined = told(Events.GuildMemberAdd);
    await sandboxClient(sandbox.url).rights("noharbour", "black-pine", { member: true });
    expect((await joined)[0].displayName).toBe("NoHarbour");
    const changed = told(Events.GuildMemberUpdate);
    await sandboxClient(sandbox.url).rights("noharbour", "black-pine", { roles: ["support"] });
    expect((await changed)[1].roles.cache.some((role) => role.name === "Support")).toBe(true);
    const left = told(Events.GuildMemberRemove);
    const banned = told(Events.GuildBanAdd);
    await sandboxClient(sandbox.url).rights("noharbour", "black-pine", { banned: true });
    expect([(await left)[0].id, (await banned)[0].user.id]).toEqual(
      [1, 2].map(() => personByKey("noharbour").id),
    );
    const role = told(Events.GuildRoleUpdate);
    await discord.roleRights("black-pine", "support", { allow: ["BAN_MEMBERS"] });
    expect((await role)[1].permissions.has("BanMembers")).toBe(true);
  });
});

describe("messages", () => {
  it("come in, are answered, edited and deleted, with files both ways", async () => {
    const heard = told(Events.MessageCreate);
    const file = { name: "my base.png", bytes: new Uint8Array([137, 80, 78, 71]), type: "image/png" };
    const sent = await discord.writes("rook77", channelId("general"), "Who raided me?", [file]);
    const [message] = await heard;
    expect([message.content, message.author.id, message.guildId]).toEqual(["Who raided me?", rook, pine.id]);
    const got = message.attachments.first();
    expect([got?.name, got?.size, got?.contentType]).toEqual(["my_base.png", 4, "image/png"]);
    const bytes = await (await fetch(got?.url ?? "")).arrayBuffer();
    expect(Buffer.from(bytes)).toEqual(Buffer.from(file.bytes));
    const reply = await message.reply({
      content: "Someone with boots.",
      files: [{ attachment: Buffer.from("log line"), name: "log.txt" }],
    });
    const seen = await discord.messages(channelId("general"));
    expect(seen.map((one) => one.content)).toEqual(["Who raided me?", "Someone with boots."]);
    expect(seen[1]).toMatchObject({ replyTo: message.id, attachments: [{ name: "log.txt", size: 8 }] });
    const edited = told(Events.MessageUpdate);
    await discord.edits("rook77", sent.id, "Who raided my base?");
    expect((await edited)[1].content).toBe("Who raided my base?");
    await reply.edit("Nobody knows.");
    const deleted = told(Events.MessageDelete);
    await discord.deletes("rook77", sent.id);
    expect((await deleted)[0].id).toBe(sent.id);
    await reply.delete();
    expect(await discord.messages(channelId("general"))).toEqual([]);
  });

  it("are sent once for an enforced nonce, also when the answer was lost", async () => {
    const general = await channel("general");
    const once = { content: "Paid.", nonce: "order-7", enforceNonce: true };
    await discord.fault({ mode: "lost", remaining: 1, path: "/messages" });
    await expect(general.send(once)).rejects.toThrow();
    const again = await general.send(once);
    const seen = (await discord.messages(general.id)).filter((one) => one.content === "Paid.");
    expect(seen.map((one) => one.id)).toEqual([again.id]);
  });

  it("to places where the bot may not write give Discord's codes", async () => {
    const codeOf = (work: Promise<unknown>) =>
      work.then(
        () => 0,
        (error: unknown) => (error instanceof DiscordAPIError ? error.code : String(error)),
      );
    const shop = await channel("shop");
    await discord.overwrites(shop.id, "bot-0", { deny: ["SEND_MESSAGES"] });
    expect(await codeOf(shop.send("x"))).toBe(50013);
    await discord.overwrites(shop.id, "bot-0", { deny: ["VIEW_CHANNEL"] });
    expect(await codeOf(shop.send("x"))).toBe(50001);
    await discord.overwrites(shop.id, "bot-0", { allow: ["VIEW_CHANNEL", "SEND_MESSAGES"] });
    expect(await codeOf(shop.send("x"))).toBe(0);
    const came = told(Events.ChannelCreate);
    const made = await discord.makesChannel("black-pine", "for-a-while");
    expect((await came)[0].name).toBe("for-a-while");
    const gone = await client.channels.fetch(made.id);
    const went = told(Events.ChannelDelete);
    await discord.deletesChannel(made.id);
    expect((await went)[0].id).toBe(made.id);
    expect(gone?.isSendable() && (await codeOf(gone.send("x")))).toBe(10003);
  });
});

describe("a private thread", () => {
  it("is opened, joined, written in, renamed, closed and opened again", async () => {
    const tickets = await channel("tickets");
    const created = told(Events.ThreadCreate);
    const thread = await tickets.threads.create({
      name: "Ticket 1",
      type: ChannelType.PrivateThread,
      invitable: false,
    });
    expect((await created)[0].id).toBe(thread.id);
    await expect(discord.writes("rook77", thread.id, "hello")).rejects.toThrow("does not see");
    const entered = told(Events.ThreadMembersUpdate);
    await thread.members.add(rook);
    expect((await entered)[0].has(rook)).toBe(true);
    const heard = told(Events.MessageCreate);
    await discord.writes("rook77", thread.id, "hello");
    expect((await heard)[0].channelId).toBe(thread.id);
    await discord.writes("quietledger", thread.id, "I look into it");
    await thread.setName("Ticket 1, raided");
    const system = await discord.messages(thread.id, { system: true });
    expect(system.map((one) => one.type)).toEqual([1, 0, 0, 4]);
    const closed = told(Events.ThreadUpdate);
    await thread.edit({ archived: true, locked: true });
    expect((await closed)[1].archived).toBe(true);
    await expect(discord.writes("rook77", thread.id, "one more thing")).rejects.toThrow("may not write");
    await expect(thread.send("closed")).rejects.toThrow("archived");
    expect((await tickets.threads.fetchArchived({ type: "private" })).threads.has(thread.id)).toBe(true);
    await thread.edit({ archived: false, locked: false });
    await thread.send("open again");
    const active = await tickets.threads.fetchActive();
    expect(active.threads.has(thread.id)).toBe(true);
    expect((await discord.threads("black-pine")).map((one) => one.name)).toEqual(["Ticket 1, raided"]);
    const dropped = told(Events.ThreadDelete);
    await thread.delete();
    expect((await dropped)[0].id).toBe(thread.id);
    expect(await discord.threads("black-pine")).toEqual([]);
  });
});

describe("interactions", () => {
  const onInteraction = (work: (interaction: Interaction) => Promise<unknown>) =>
    client.once(Events.InteractionCreate, (interaction) => {
      work(interaction).catch((error: unknown) => console.error(error));
    });
  let panel: Message;

  beforeAll(async () => {
    const open = new ButtonBuilder()
      .setCustomId("open")
      .setLabel("Open a ticket")
      .setStyle(ButtonStyle.Primary);
    const row = new ActionRowBuilder<ButtonBuilder>().addComponents(open);
    panel = await (await channel("tickets")).send({ content: "Need help?", components: [row] });
    const guild = await client.guilds.fetch(pine.id);
    await guild.commands.set([
      {
        name: "pay",
        description: "Gives coins to someone",
        options: [
          { type: 6, name: "member", description: "To whom", required: true },
          { type: 4, name: "amount", description: "How many", required: true, minValue: 1 },
          { type: 3, name: "why", description: "For what", autocomplete: true },
        ],
      },
    ]);
  });

  it("a button opens a modal, the modal is answered where only the presser sees it", async () => {
    onInteraction(async (press) => {
      if (!press.isButton()) return;
      const subject = new TextInputBuilder()
        .setCustomId("subject")
        .setLabel("What happened?")
        .setStyle(TextInputStyle.Short)
        .setMinLength(3);
      await press.showModal(
        new ModalBuilder()
          .setCustomId("ticket:new")
          .setTitle("New ticket")
          .addComponents(new ActionRowBuilder<TextInputBuilder>().addComponents(subject)),
      );
    });
    const outcome = await discord.presses("rook77", panel.id, "open");
    if (outcome.kind !== "modal") throw new Error(outcome.kind);
    expect(outcome.modal).toMatchObject({ title: "New ticket", fields: [{ customId: "subject" }] });
    await expect(discord.submits("rook77", outcome.modal, { subject: "a" })).rejects.toThrow("at least 3");
    onInteraction(async (submit) => {
      if (!submit.isModalSubmit()) return;
      await submit.deferReply({ flags: MessageFlags.Ephemeral });
      await submit.editReply(`Got it: ${submit.fields.getTextInputValue("subject")}`);
      await submit.followUp({ content: "See the thread.", flags: MessageFlags.Ephemeral });
    });
    const submitted = await discord.submits("rook77", outcome.modal, { subject: "My boat" });
    const answer = await discord.answered(submitted);
    expect(answer).toMatchObject({ content: "Got it: My boat", ephemeral: true, onlyFor: rook });
    const own = async (who: string) =>
      (await discord.messages(channelId("tickets"), { who })).map((one) => one.content);
    await expect.poll(() => own("rook77")).toEqual(["Need help?", "Got it: My boat", "See the thread."]);
    expect(await own("mudboots")).toEqual(["Need help?"]);
  });

  it("a command gets its options, and its answer is known by response", async () => {
    let answered: string | undefined;
    onInteraction(async (command) => {
      if (!command.isChatInputCommand()) return;
      const who = command.options.getUser("member", true);
      const response = await command.reply({
        content: `${command.options.getInteger("amount", true)} to ${who.displayName}`,
        withResponse: true,
      });
      answered = response.resource?.message?.id;
    });
    const outcome = await discord.slash("rook77", channelId("general"), "pay", {
      member: "mudboots",
      amount: 50,
    });
    const message = await discord.answered(outcome);
    expect(message).toMatchObject({ content: "50 to MudBoots", asked: { command: "/pay", userId: rook } });
    await expect.poll(() => answered).toBe(message.id);
    await expect(discord.slash("rook77", channelId("general"), "pay", { amount: 5 })).rejects.toThrow(
      "member is missing",
    );
    await expect(
      discord.slash("rook77", channelId("general"), "pay", { member: "mudboots", amount: 0 }),
    ).rejects.toThrow("at least 1");
  });

  it("an option is completed while it is written", async () => {
    onInteraction(async (asked) => {
      if (!asked.isAutocomplete()) return;
      const focused = asked.options.getFocused(true);
      await asked.respond([{ name: `${focused.name}: ${focused.value}rel`, value: "barrel" }]);
    });
    const outcome = await discord.completes("rook77", channelId("general"), "pay", "why", { why: "bar" });
    expect(outcome).toEqual({ kind: "choices", choices: [{ name: "why: barrel", value: "barrel" }] });
  });

  it("a press updates the message, and is answered once", async () => {
    let second: unknown;
    onInteraction(async (press) => {
      if (!press.isButton()) return;
      await press.update({ content: "Closed for today.", components: [] });
      second = await client.rest
        .post(`/interactions/${press.id}/${press.token}/callback`, { body: { type: 6 }, auth: false })
        .catch((error: unknown) => error);
    });
    const outcome = await discord.presses("rook77", panel.id, "open");
    expect(outcome).toMatchObject({ kind: "updated", message: { content: "Closed for today." } });
    await expect.poll(() => (second instanceof DiscordAPIError ? second.code : 0)).toBe(40060);
  });
});

describe("a connection that breaks", () => {
  it("comes back with the same session and what it missed, in order", async () => {
    const got: string[] = [];
    const listen = (message: Message) => got.push(message.content);
    client.on(Events.MessageCreate, listen);
    const resumed = told(Events.ShardResume);
    await discord.gateway("cut");
    for (const text of ["one", "two", "three"]) await discord.writes("rook77", channelId("general"), text);
    const [, replayed] = await resumed;
    await expect.poll(() => got).toEqual(["one", "two", "three"]);
    expect(replayed).toBeGreaterThanOrEqual(3);
    const again = told(Events.ShardResume);
    await discord.gateway("reconnect");
    await again;
    await discord.writes("rook77", channelId("general"), "four");
    await expect.poll(() => got.at(-1)).toBe("four");
    client.off(Events.MessageCreate, listen);
    expect(await discord.sessions()).toHaveLength(1);
  });
});

describe("a sandbox that ends and starts again", () => {
  it("is found again, with a new session and all guilds", async () => {
    const first = await startSandbox({ port: 0 });
    const port = Number(new URL(first.url).port);
    const bot = new Client({
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.MessageContent],
      rest: { api: `${first.url}/discord/api`, version: "10" },
    });
    bot.on(Events.Error, () => {});
    bot.on(Events.ShardError, () => {});
    await login(bot);
    await first.stop();
    const second = await startSandbox({ port });
    await expect.poll(() => sessionsOf(second), { timeout: 15_000 }).toBe(1);
    const heard = new Promise<Message>((resolve) => bot.once(Events.MessageCreate, resolve));
    await discordControl(second.url).writes("rook77", channelId("general"), "still there?");
    expect((await heard).content).toBe("still there?");
    await bot.destroy();
    await second.stop();
  }, 25_000);
});
