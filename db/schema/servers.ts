import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import {
  bytes,
  count,
  createdAt,
  guildId,
  identity,
  moment,
  person,
  ref,
  snowflake,
  updatedAt,
  uuidId,
} from "./columns";
import { inPublicGuild, type TableMeta, withLiveListing } from "./meta";
import { nitradoServices } from "./nitrado";

export const registeredServers = pgTable(
  "registered_servers",
  {
    id: uuidId(),
    guildId: guildId(),
    serviceId: text("service_id"),
    name: text("name").notNull(),
    game: text("game").notNull().default("dayz"),
    platform: text("platform"),
    map: text("map"),
    slots: integer("slots"),
    region: text("region"),
    city: text("city"),
    languages: text("languages").array().notNull().default(sql`'{}'::text[]`),
    fighting: text("fighting"),
    timeZone: text("time_zone").notNull().default("UTC"),
    /** `HH:MM` in the server's zone. */
    restartTimes: text("restart_times").array().notNull().default(sql`'{}'::text[]`),
    active: boolean("active").notNull().default(true),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "registered_servers_pkey", columns: [t.guildId, t.id] }),
    unique("registered_servers_service_key").on(t.guildId, t.serviceId),
    check("registered_servers_platform_check", sql`${t.platform} in ('pc','xbox','playstation')`),
    check("registered_servers_fighting_check", sql`${t.fighting} in ('pvp','pve','mixed')`),
    foreignKey({
      name: "registered_servers_service_fkey",
      columns: [t.guildId, t.serviceId],
      foreignColumns: [nitradoServices.guildId, nitradoServices.serviceId],
    }),
  ],
);

export const serverFeatures = pgTable(
  "server_features",
  {
    id: uuidId(),
    guildId: guildId(),
    serverId: uuid("server_id").notNull(),
    kind: text("kind").notNull(),
    value: text("value").notNull(),
    position: integer("position").notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "server_features_pkey", columns: [t.guildId, t.id] }),
    unique("server_features_value_key").on(t.guildId, t.serverId, t.kind, t.value),
    check("server_features_kind_check", sql`${t.kind} in ('tag','mod','rule','wipe','feature')`),
    foreignKey({
      name: "server_features_server_fkey",
      columns: [t.guildId, t.serverId],
      foreignColumns: [registeredServers.guildId, registeredServers.id],
    }).onDelete("cascade"),
  ],
);

export const serverListings = pgTable(
  "server_listings",
  {
    listingId: identity("listing_id"),
    guildId: guildId(),
    serverId: uuid("server_id"),
    slug: text("slug"),
    serverName: text("server_name").notNull(),
    tagline: text("tagline"),
    description: text("description"),
    rules: text("rules"),
    inviteLink: text("invite_link"),
    website: text("website"),
    icon: text("icon").notNull().default("pine"),
    hue: text("hue").notNull().default("moss"),
    memberCount: integer("member_count"),
    state: text("state").notNull().default("draft"),
    /** The old bot's own state. */
    status: text("status").notNull().default("pending"),
    featured: boolean("featured").notNull().default(false),
    featuredUntil: moment("featured_until"),
    submittedBy: text("submitted_by"),
    approvedBy: text("approved_by"),
    ticketId: ref("ticket_id"),
    hiddenReason: text("hidden_reason"),
    /** Who hid it: what the platform hid, only the platform shows again. */
    hiddenBy: text("hidden_by"),
    /** Since when no plan covers it: hidden until one does, and back by itself then. */
    restingSince: moment("resting_since"),
    /** As many characters of the text are shown as the plan allows; null shows all of it. */
    textLimit: integer("text_limit"),
    /** The guild's own picture: an id of server_listing_pictures. */
    banner: uuid("banner"),
    /** Changes beside what visitors see: the whole form of the editor. */
    draft: jsonb("draft").$type<unknown>(),
    draftState: text("draft_state"),
    draftAt: moment("draft_at"),
    /** What the last review said when it gave the draft back. */
    reviewNote: text("review_note"),
    publishedAt: moment("published_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "server_listings_pkey", columns: [t.guildId, t.listingId] }),
    unique("server_listings_server_key").on(t.guildId, t.serverId),
    uniqueIndex("server_listings_slug_idx").on(t.slug),
    check("server_listings_state_check", sql`${t.state} in ('draft','in_review','live','hidden')`),
    check("server_listings_hidden_by_check", sql`${t.hiddenBy} in ('guild','platform')`),
    check("server_listings_draft_check", sql`${t.draftState} in ('open','in_review')`),
    check(
      "server_listings_slug_check",
      sql`${t.slug} ~ '^[a-z0-9](-?[a-z0-9])*$' and length(${t.slug}) <= 80`,
    ),
    foreignKey({
      name: "server_listings_server_fkey",
      columns: [t.guildId, t.serverId],
      foreignColumns: [registeredServers.guildId, registeredServers.id],
    }),
    index("server_listings_live_idx").on(t.guildId, t.serverId).where(sql`state = 'live'`),
    index("server_listings_resting_idx").on(t.guildId).where(sql`resting_since is not null`),
  ],
);

export const serverRegistrationTickets = pgTable(
  "server_registration_tickets",
  {
    id: identity(),
    guildId: guildId(),
    userId: text("user_id").notNull(),
    tier: text("tier"),
    serverId: uuid("server_id"),
    listingId: ref("listing_id"),
    serverName: text("server_name").notNull(),
    serverDescription: text("server_description"),
    serverIp: text("server_ip"),
    serverPort: integer("server_port"),
    maxPlayers: integer("max_players"),
    discordInvite: text("discord_invite"),
    websiteUrl: text("website_url"),
    modList: text("mod_list"),
    serverRules: text("server_rules"),
    contactInfo: text("contact_info"),
    additionalInfo: text("additional_info"),
    state: text("state").notNull().default("draft"),
    /** The old bot's own state. */
    status: text("status").notNull().default("pending"),
    proof: text("proof"),
    code: text("code"),
    answer: text("answer"),
    decidedBy: text("decided_by"),
    decidedAt: moment("decided_at"),
    adminNotes: text("admin_notes"),
    processedBy: text("processed_by"),
    processedAt: moment("processed_at"),
    applicantId: person("applicant_id"),
    applicantName: text("applicant_name"),
    /** The whole form as it stands. */
    form: jsonb("form").$type<unknown>(),
    /** Whose turn it is while it is in review. */
    waitingFor: text("waiting_for").notNull().default("staff"),
    submittedAt: moment("submitted_at"),
    provenAt: moment("proven_at"),
    provenBy: text("proven_by"),
    /** What the last look for the proof found, in a sentence. */
    proofSeen: text("proof_seen"),
    proofCheckedAt: moment("proof_checked_at"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "server_registration_tickets_pkey", columns: [t.guildId, t.id] }),
    check(
      "server_registration_tickets_state_check",
      sql`${t.state} in ('draft','submitted','approved','refused')`,
    ),
    check("server_registration_tickets_proof_check", sql`${t.proof} in ('bot','name-code')`),
    check("server_registration_tickets_turn_check", sql`${t.waitingFor} in ('staff','applicant')`),
    check("server_registration_tickets_proven_check", sql`${t.provenBy} in ('bot','query','staff')`),
    foreignKey({
      name: "server_registration_tickets_server_fkey",
      columns: [t.guildId, t.serverId],
      foreignColumns: [registeredServers.guildId, registeredServers.id],
    }),
    foreignKey({
      name: "server_registration_tickets_listing_fkey",
      columns: [t.guildId, t.listingId],
      foreignColumns: [serverListings.guildId, serverListings.listingId],
    }),
    index("server_registration_tickets_user_idx").on(t.userId),
    // The platform's queue is of all guilds.
    index("server_registration_tickets_queue_idx").on(t.state, t.id),
    index("server_registration_tickets_id_idx").on(t.id),
  ],
);

/** What applicant and staff say to each other about an application, and what happened to it. */
export const serverRegistrationMessages = pgTable(
  "server_registration_messages",
  {
    id: identity(),
    guildId: guildId(),
    registrationId: ref("registration_id").notNull(),
    kind: text("kind").notNull().default("message"),
    authorId: person("author_id"),
    authorName: text("author_name").notNull(),
    isStaff: boolean("is_staff").notNull().default(false),
    body: text("body").notNull(),
    idempotencyKey: text("idempotency_key"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "server_registration_messages_pkey", columns: [t.guildId, t.id] }),
    foreignKey({
      name: "server_registration_messages_registration_fkey",
      columns: [t.guildId, t.registrationId],
      foreignColumns: [serverRegistrationTickets.guildId, serverRegistrationTickets.id],
    }).onDelete("cascade"),
    unique("server_registration_messages_key_key").on(t.guildId, t.registrationId, t.idempotencyKey),
    check("server_registration_messages_kind_check", sql`${t.kind} in ('message','event')`),
    index("server_registration_messages_thread_idx").on(t.guildId, t.registrationId, t.id),
  ],
);

export const serverStatus = pgTable(
  "server_status",
  {
    guildId: guildId(),
    serverId: uuid("server_id").notNull(),
    serviceId: text("service_id"),
    /** The old bot's text, such as `12/60`. */
    playerCount: text("player_count").notNull().default("0/0"),
    state: text("state").notNull().default("unknown"),
    stateSince: moment("state_since"),
    players: integer("players"),
    slots: integer("slots"),
    queue: integer("queue"),
    map: text("map"),
    version: text("version"),
    nextRestartAt: moment("next_restart_at"),
    /** Up to here the log is known to be complete. */
    logCompleteUntil: moment("log_complete_until"),
    checkedAt: moment("checked_at"),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "server_status_pkey", columns: [t.guildId, t.serverId] }),
    check("server_status_state_check", sql`${t.state} in ('up','restarting','down','unknown')`),
    foreignKey({
      name: "server_status_server_fkey",
      columns: [t.guildId, t.serverId],
      foreignColumns: [registeredServers.guildId, registeredServers.id],
    }).onDelete("cascade"),
  ],
);

export const serverStats = pgTable(
  "server_stats",
  {
    id: identity(),
    guildId: guildId(),
    serverId: uuid("server_id").notNull(),
    serviceId: text("service_id"),
    /** Start of the bucket. */
    timestamp: moment("timestamp").notNull(),
    resolution: text("resolution").notNull().default("5m"),
    samples: integer("samples").notNull().default(0),
    upSamples: integer("up_samples").notNull().default(0),
    knownSamples: integer("known_samples").notNull().default(0),
    playersSum: count("players_sum").notNull().default(0),
    playersPeak: integer("players_peak"),
    slots: integer("slots"),
    status: text("status"),
    playerCount: integer("player_count"),
    maxPlayers: integer("max_players"),
    mapName: text("map_name"),
    serverName: text("server_name"),
  },
  (t) => [
    primaryKey({ name: "server_stats_pkey", columns: [t.guildId, t.id] }),
    unique("server_stats_time_key").on(t.guildId, t.serverId, t.resolution, t.timestamp),
    check("server_stats_resolution_check", sql`${t.resolution} in ('5m','1h','1d')`),
    foreignKey({
      name: "server_stats_server_fkey",
      columns: [t.guildId, t.serverId],
      foreignColumns: [registeredServers.guildId, registeredServers.id],
    }).onDelete("cascade"),
    index("server_stats_thin_idx").on(t.resolution, t.timestamp),
  ],
);

export const positionCells = pgTable(
  "position_cells",
  {
    guildId: guildId(),
    serviceId: text("service_id").notNull(),
    map: text("map").notNull(),
    /** Column × 1024 + row of cells of 30 m. */
    cell: integer("cell").notNull(),
    hits: integer("hits").notNull().default(0),
  },
  (t) => [primaryKey({ name: "position_cells_pkey", columns: [t.guildId, t.serviceId, t.cell] })],
);

export const serverReviews = pgTable(
  "server_reviews",
  {
    id: uuidId(),
    guildId: guildId(),
    listingId: ref("listing_id").notNull(),
    /** Nobody once the account is gone. */
    authorId: person("author_id"),
    playerId: ref("player_id"),
    stars: smallint("stars").notNull(),
    body: text("body").notNull(),
    /** In this server's own finished sessions, when it was written or last changed. */
    seconds: count("seconds").notNull(),
    state: text("state").notNull().default("visible"),
    hiddenReason: text("hidden_reason"),
    /** What the server's people say to it. */
    answer: text("answer"),
    answeredAt: moment("answered_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "server_reviews_pkey", columns: [t.guildId, t.id] }),
    unique("server_reviews_author_key").on(t.guildId, t.listingId, t.authorId),
    foreignKey({
      name: "server_reviews_listing_fkey",
      columns: [t.guildId, t.listingId],
      foreignColumns: [serverListings.guildId, serverListings.listingId],
    }).onDelete("cascade"),
    check("server_reviews_stars_check", sql`${t.stars} between 1 and 5`),
    check("server_reviews_state_check", sql`${t.state} in ('visible','hidden')`),
    check("server_reviews_body_check", sql`length(${t.body}) <= 2000`),
    check("server_reviews_answer_check", sql`length(${t.answer}) <= 1000`),
    index("server_reviews_page_idx").on(t.guildId, t.listingId, t.createdAt, t.id),
    index("server_reviews_person_idx").on(t.authorId),
  ],
);

export const serverListingReports = pgTable(
  "server_listing_reports",
  {
    id: uuidId(),
    guildId: guildId(),
    listingId: ref("listing_id").notNull(),
    /** The review that is meant; nothing where it is the page itself. */
    reviewId: uuid("review_id"),
    topic: text("topic"),
    reportedBy: person("reported_by"),
    reason: text("reason").notNull(),
    state: text("state").notNull().default("open"),
    answer: text("answer"),
    decidedBy: person("decided_by"),
    decidedAt: moment("decided_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "server_listing_reports_pkey", columns: [t.guildId, t.id] }),
    foreignKey({
      name: "server_listing_reports_listing_fkey",
      columns: [t.guildId, t.listingId],
      foreignColumns: [serverListings.guildId, serverListings.listingId],
    }),
    foreignKey({
      name: "server_listing_reports_review_fkey",
      columns: [t.guildId, t.reviewId],
      foreignColumns: [serverReviews.guildId, serverReviews.id],
    }).onDelete("cascade"),
    check("server_listing_reports_state_check", sql`${t.state} in ('open','upheld','dismissed')`),
    index("server_listing_reports_listing_idx").on(t.guildId, t.listingId),
    index("server_listing_reports_review_idx").on(t.guildId, t.reviewId),
    index("server_listing_reports_person_idx").on(t.reportedBy),
    // The platform's queue is of all guilds.
    index("server_listing_reports_queue_idx").on(t.state, t.createdAt, t.id),
  ],
);

export const serverListingPictures = pgTable(
  "server_listing_pictures",
  {
    id: uuidId(),
    guildId: guildId(),
    listingId: ref("listing_id").notNull(),
    /** WebP of 1,440 × 288 and of 640 × 160, encoded by us. */
    wide: bytes("wide").notNull(),
    card: bytes("card").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "server_listing_pictures_pkey", columns: [t.guildId, t.id] }),
    index("server_listing_pictures_listing_idx").on(t.guildId, t.listingId),
    foreignKey({
      name: "server_listing_pictures_listing_fkey",
      columns: [t.guildId, t.listingId],
      foreignColumns: [serverListings.guildId, serverListings.listingId],
    }).onDelete("cascade"),
  ],
);

export const listingDays = pgTable(
  "listing_days",
  {
    guildId: guildId(),
    listingId: ref("listing_id").notNull(),
    /** In UTC. */
    day: date("day").notNull(),
    views: integer("views").notNull().default(0),
    joins: integer("joins").notNull().default(0),
  },
  (t) => [
    primaryKey({ name: "listing_days_pkey", columns: [t.guildId, t.listingId, t.day] }),
    foreignKey({
      name: "listing_days_listing_fkey",
      columns: [t.guildId, t.listingId],
      foreignColumns: [serverListings.guildId, serverListings.listingId],
    }).onDelete("cascade"),
  ],
);

export const guildMembers = pgTable(
  "guild_members",
  {
    guildId: guildId(),
    discordId: snowflake("discord_id").notNull(),
    displayName: text("display_name"),
    avatar: text("avatar"),
    roleIds: text("role_ids").array().notNull().default(sql`'{}'::text[]`),
    joinDate: moment("join_date"),
    leftAt: moment("left_at"),
    isAdmin: boolean("is_admin").notNull().default(false),
    syncedAt: moment("synced_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: "guild_members_pkey", columns: [t.guildId, t.discordId] }),
    index("guild_members_person_idx").on(t.discordId, t.guildId),
    index("guild_members_name_idx").on(
      t.guildId,
      sql`lower(coalesce(display_name, discord_id))`,
      t.discordId,
    ),
  ],
);

const HAS_ACCOUNT =
  "exists (select 1 from public.economy_accounts a where a.guild_id = server_status.guild_id and a.discord_id = (select grizzly_core.discord_id()))";

export const serversTables: TableMeta[] = [
  {
    table: registeredServers,
    module: "30_nitrado",
    scope: "guild",
    public: {
      using:
        "exists (select 1 from public.server_listings l where l.guild_id = registered_servers.guild_id and l.server_id = registered_servers.id and l.state = 'live')",
    },
    meaning: "A game server that the platform knows, on Nitrado or not",
    writtenBy: "registration",
    readBy: "listings",
  },
  {
    table: serverFeatures,
    module: "30_nitrado",
    scope: "guild",
    public: { using: withLiveListing("server_features") },
    meaning: "A thing that a server offers: tag, mod, rule, wipe",
    writtenBy: "dashboard",
    readBy: "listings",
  },
  {
    table: serverListings,
    module: "30_nitrado",
    scope: "guild",
    public: {
      using: "state = 'live'",
      columns: [
        "guild_id",
        "listing_id",
        "server_id",
        "slug",
        "server_name",
        "tagline",
        "description",
        "text_limit",
        "rules",
        "invite_link",
        "website",
        "icon",
        "hue",
        "banner",
        "member_count",
        "state",
        "featured",
        "featured_until",
        "published_at",
        "created_at",
        "updated_at",
      ],
    },
    meaning: "A server's public page",
    writtenBy: "dashboard, admin",
    readBy: "visitors",
  },
  {
    table: serverRegistrationTickets,
    module: "30_nitrado",
    scope: "guild",
    member: "user_id = (select grizzly_core.discord_id())",
    meaning: "An owner's application to be listed, its review and its answers",
    writtenBy: "registration form, admin",
    readBy: "admin, applicant",
  },
  {
    table: serverRegistrationMessages,
    module: "30_nitrado",
    scope: "guild",
    member:
      "exists (select 1 from public.server_registration_tickets r where r.guild_id = server_registration_messages.guild_id and r.id = server_registration_messages.registration_id and r.user_id = (select grizzly_core.discord_id()))",
    beyond: "applicant and staff talk about an application in one thread",
    meaning: "A message of an application's thread, or a line of what happened to it",
    writtenBy: "applicant, admin",
    readBy: "applicant, admin",
  },
  {
    table: serverStatus,
    module: "30_nitrado",
    scope: "guild",
    public: { using: withLiveListing("server_status") },
    member: HAS_ACCOUNT,
    meaning: "A server now: up, players, queue, map, version",
    writtenBy: "status job",
    readBy: "listings",
  },
  {
    table: serverStats,
    module: "30_nitrado",
    scope: "guild",
    public: { using: withLiveListing("server_stats") },
    meaning: "Players and uptime over time, thinned as it ages",
    writtenBy: "status job",
    readBy: "charts",
  },
  {
    table: positionCells,
    module: "30_nitrado",
    scope: "guild",
    public: { using: inPublicGuild("position_cells") },
    beyond: "rollup of positions by cell: maps never read raw rows",
    meaning: "How often players were seen in a cell of a map",
    writtenBy: "ingest",
    readBy: "maps",
  },
  {
    table: serverReviews,
    module: "30_nitrado",
    scope: "guild",
    member: "author_id = (select grizzly_core.user_id())",
    public: {
      using:
        "state = 'visible' and exists (select 1 from public.server_listings l where l.guild_id = server_reviews.guild_id and l.listing_id = server_reviews.listing_id and l.state = 'live')",
      columns: [
        "guild_id",
        "id",
        "listing_id",
        "player_id",
        "stars",
        "body",
        "seconds",
        "state",
        "answer",
        "answered_at",
        "created_at",
        "updated_at",
      ],
    },
    beyond: "reviews are bound to the hours that somebody spent on the server",
    meaning: "A player's review of a listed server, with their hours there and the server's answer",
    writtenBy: "players, dashboard, admin",
    readBy: "visitors",
  },
  {
    table: serverListingReports,
    module: "30_nitrado",
    scope: "guild",
    beyond: "visitors report a listing, staff answer",
    meaning: "A report about a listing",
    writtenBy: "visitors, admin",
    readBy: "admin, dashboard",
  },
  {
    table: serverListingPictures,
    module: "30_nitrado",
    scope: "guild",
    public: {
      using:
        "exists (select 1 from public.server_listings l where l.guild_id = server_listing_pictures.guild_id and l.banner = server_listing_pictures.id and l.state = 'live')",
    },
    beyond:
      "a banner is uploaded and encoded by us: the site shows no picture from an address that somebody typed",
    meaning: "A picture that was uploaded for a listing's banner",
    writtenBy: "dashboard",
    readBy: "visitors, dashboard",
  },
  {
    table: listingDays,
    module: "30_nitrado",
    scope: "guild",
    beyond: "owners see what their public page brings, and nobody's visit is kept for it",
    meaning: "How many visitors a listing had on a day, and how many pressed its invite",
    writtenBy: "visits",
    readBy: "dashboard",
  },
  {
    table: guildMembers,
    module: "40_os_management",
    scope: "guild",
    member: "discord_id = (select grizzly_core.discord_id())",
    meaning: "A member of a guild with roles, joined and left",
    writtenBy: "Grizzly OS",
    readBy: "access checks, desk",
  },
];
