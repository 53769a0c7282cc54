import * as core from "./core";
import * as economy from "./economy";
import * as identity from "./identity";
import type { TableMeta } from "./meta";
import * as monitoring from "./monitoring";
import * as nitrado from "./nitrado";
import * as patronage from "./patronage";
import * as players from "./players";
import * as servers from "./servers";
import * as shop from "./shop";
import * as tickets from "./tickets";

const { coreTables, ...coreSchema } = core;
const { economyTables, ...economySchema } = economy;
const { identityTables, ...identitySchema } = identity;
const { monitoringTables, ...monitoringSchema } = monitoring;
const { nitradoTables, ...nitradoSchema } = nitrado;
const { patronageTables, ...patronageSchema } = patronage;
const { playersTables, ...playersSchema } = players;
const { serversTables, ...serversSchema } = servers;
const { shopTables, ...shopSchema } = shop;
const { ticketsTables, ...ticketsSchema } = tickets;

/** Every table object: what a transaction's type knows. */
export const schema = {
  ...coreSchema,
  ...identitySchema,
  ...patronageSchema,
  ...economySchema,
  ...playersSchema,
  ...nitradoSchema,
  ...serversSchema,
  ...ticketsSchema,
  ...monitoringSchema,
  ...shopSchema,
};

/** Every table with its scope, its meaning and who writes and reads it. */
export const TABLES: readonly TableMeta[] = [
  ...coreTables,
  ...patronageTables,
  ...playersTables,
  ...economyTables,
  ...nitradoTables,
  ...serversTables,
  ...ticketsTables,
  ...monitoringTables,
  ...identityTables,
  ...shopTables,
];
