import { accountTables } from "./account";
import { casesTables } from "./cases";
import { coreTables } from "./core";
import { deliveriesTables } from "./deliveries";
import { deskTables } from "./desk";
import { directoryTables } from "./directory";
import { economyTables } from "./economy";
import { identityTables } from "./identity";
import { mapTables } from "./map";
import type { TableMeta } from "./meta";
import { monitoringTables } from "./monitoring";
import { nitradoTables } from "./nitrado";
import { patronageTables } from "./patronage";
import { playersTables } from "./players";
import { serversTables } from "./servers";
import { shopTables } from "./shop";
import { ticketsTables } from "./tickets";

/** Every table with its scope, its meaning and who writes and reads it. */
export const TABLES: readonly TableMeta[] = [
  ...coreTables,
  ...patronageTables,
  ...playersTables,
  ...mapTables,
  ...economyTables,
  ...nitradoTables,
  ...serversTables,
  ...directoryTables,
  ...ticketsTables,
  ...casesTables,
  ...deskTables,
  ...monitoringTables,
  ...identityTables,
  ...accountTables,
  ...shopTables,
  ...deliveriesTables,
];
