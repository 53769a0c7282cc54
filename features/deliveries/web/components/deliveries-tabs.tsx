import { Tabs } from "@/components/ui/tabs";

/** The pages of this section. */
export function DeliveriesTabs({ base, current }: { base: string; current: "queue" | "zones" | "events" }) {
  const path = `${base}/deliveries`;
  return (
    <Tabs
      label="Deliveries"
      className="mb-6"
      tabs={[
        { href: path, label: "Deliveries", current: current === "queue" },
        { href: `${path}/zones`, label: "Drop zones", current: current === "zones" },
        { href: `${path}/events`, label: "Dynamic events", current: current === "events" },
      ]}
    />
  );
}
