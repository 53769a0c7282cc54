import { deliveryPlaces } from "@/features/deliveries/data";
import { dynamicEvents } from "@/features/deliveries/data/dynamic-events";
import { deliveryServers } from "@/features/deliveries/data/server";
import { eventsCsv } from "@/features/deliveries/delivery-csv";
import { defineExport } from "@/features/identity/http/export";

/** The guild's dynamic events as a CSV file. */
export const GET = defineExport({
  name: "deliveries.events.csv",
  section: "deliveries",
  file: "dynamic-events.csv",
  async rows(ctx) {
    const [events, servers, { dropZones }] = await Promise.all([
      dynamicEvents(ctx),
      deliveryServers(ctx),
      deliveryPlaces(ctx, null, null),
    ]);
    return eventsCsv(events, {
      servers: new Map(servers.map(({ serviceId, name }) => [serviceId, name])),
      zones: new Map(dropZones.map(({ id, name }) => [id, name])),
    });
  },
});
