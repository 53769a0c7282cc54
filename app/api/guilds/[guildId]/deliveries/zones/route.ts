import { deliveryPlaces } from "@/features/deliveries/data";
import { zonesCsv } from "@/features/deliveries/delivery-csv";
import { defineExport } from "@/features/identity/http/export";

/** The guild's drop zones and closed zones as a CSV file. */
export const GET = defineExport({
  name: "deliveries.zones.csv",
  section: "deliveries",
  file: "zones.csv",
  async rows(ctx) {
    const { dropZones, closedZones } = await deliveryPlaces(ctx, null, null);
    return zonesCsv([...dropZones, ...closedZones]);
  },
});
