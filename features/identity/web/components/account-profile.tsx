import { MonitorSmartphone } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader, Facts } from "@/components/ui/card";
import { Copyable } from "@/components/ui/copyable";
import { Time } from "@/components/ui/time";
import type { Device, SessionUser } from "../../schema";
import { revokeDevice, signOutEverywhere, updateProfile } from "../actions";
import { ActionButton } from "./action-button";
import { ZoneForm } from "./zone-form";

const ZONES = Intl.supportedValuesOf("timeZone");

/** Name and picture, Discord's id, the zone of all times. */
export function ProfileCard({ user }: { user: SessionUser }) {
  return (
    <Card id="profile">
      <div className="flex items-center gap-4">
        <Avatar name={user.name} size={56} />
        <div className="min-w-0">
          <p className="font-semibold text-16">{user.name}</p>
          <p className="text-13 text-muted">Name and picture come from Discord, at each sign-in.</p>
        </div>
      </div>
      <Facts
        className="mt-4"
        facts={[
          { label: "Discord id", value: <Copyable value={user.discordId} /> },
          {
            label: "Times are shown in",
            value: <ZoneForm current={user.timeZone} zones={ZONES} action={updateProfile} />,
          },
        ]}
      />
    </Card>
  );
}

function DeviceRow({ device }: { device: Device }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3.5">
      <span className="flex min-w-0 items-center gap-3">
        <MonitorSmartphone aria-hidden className="size-4 shrink-0 text-muted" />
        <span className="min-w-0">
          <span className="flex flex-wrap items-center gap-2 text-13">
            {device.name}
            {device.current && <Badge meaning="good">This device</Badge>}
          </span>
          <span className="block text-12 text-muted">
            {device.place ? `${device.place}, ` : ""}first seen <Time at={device.firstSeenAt} shape="date" />,
            last <Time at={device.lastSeenAt} />
          </span>
        </span>
      </span>
      {device.revokedAt ? (
        <span className="text-12 text-faint">
          signed out <Time at={device.revokedAt} />
        </span>
      ) : (
        !device.current && (
          <ActionButton action={revokeDevice} value={{ deviceId: device.id }}>
            Sign out
          </ActionButton>
        )
      )}
    </li>
  );
}

/** Where somebody is signed in, and how that ends. */
export function DevicesCard({ devices }: { devices: readonly Device[] }) {
  return (
    <Card flush id="devices">
      <CardHeader
        title="Devices"
        hint="A session ends by itself after a while without use. Signing out elsewhere takes effect at once."
        aside={
          <ActionButton action={signOutEverywhere} value={{}} look="danger" confirm="Sign out here, too">
            Sign out everywhere
          </ActionButton>
        }
        className="px-5 pt-4 pb-3"
      />
      <ul className="divide-y border-t">
        {devices.map((device) => (
          <DeviceRow key={device.id} device={device} />
        ))}
      </ul>
    </Card>
  );
}
