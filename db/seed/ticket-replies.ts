import sharp from "sharp";
import { type GuildScope, withGuild } from "@/db/context";
import { attachFiles } from "@/features/tickets/attachments/mutations";
import { prepareFiles } from "@/features/tickets/attachments/prepare";
import { ticketOf, ticketsOfOpener } from "@/features/tickets/data/tickets";
import { saveReply } from "@/features/tickets/replies/mutations";

const REPLIES = [
  {
    title: "Where your order is",
    body: "Hello {opener.name},\n\nyour order {order.number} ({order.item}) is **{order.state}**. What is staged appears with the next restart: {server.nextRestart}.",
  },
  {
    title: "We read the log first",
    body: "Thank you for writing. The log of {server.name} is complete until {log.completeUntil}; we look at it and answer here.",
  },
  {
    title: "How to report a player",
    body: "Please tell us:\n\n1. who it was, as the name stands in the game\n2. where, and when, as near as you know it\n3. what happened before\n\nA short video helps most.",
  },
  {
    title: "Closed without an answer",
    body: "We have not heard from you and close ticket {ticket.number}. Write again and it opens.",
  },
];

/** What the opener saw where the crate should have been: a barn's outline, the place and the clock. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720">
<rect width="1280" height="720" fill="#20281f"/><rect y="430" width="1280" height="290" fill="#33402c"/>
<path d="M360 470V300l280-120 280 120v170Z" fill="#4b3527"/><path d="M560 470V340h160v130Z" fill="#18120e"/>
<text x="40" y="70" fill="#d8d4c4" font-family="sans-serif" font-size="34">Drop zone, north end</text>
<text x="1090" y="680" fill="#d8d4c4" font-family="sans-serif" font-size="34">23:14:09</text></svg>`;

/** Saved replies of the demo guild, and files of a ticket: what an agent's day is made of. */
export async function seedReplies(agent: GuildScope, openerId: string): Promise<void> {
  for (const reply of REPLIES) await withGuild(agent, (ctx) => saveReply(ctx, { id: null, ...reply }));
  const bytes = await sharp(Buffer.from(PICTURE)).jpeg().toBuffer();
  const { ready } = await prepareFiles([
    { name: "drop-zone.jpg", bytes },
    {
      name: "DayZServer.ADM",
      bytes: Buffer.from(
        'AdminLog started\n23:12:40 | Player "Rook_77" is connected\n23:14:09 | Player "Rook_77" (pos=<5312.4, 8604.1, 311.6>)\n',
      ),
    },
  ]);
  await withGuild(agent, async (ctx) => {
    const [newest] = await ticketsOfOpener(ctx, openerId, 1);
    const first = newest && (await ticketOf(ctx, newest.number)).messages[0];
    if (first) await attachFiles(ctx, first.id, ready);
  });
}
