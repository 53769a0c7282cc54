"use client";
import { Checkbox } from "@/components/form/choice";
import { FieldGroup } from "@/components/form/field";
import type { WindowServer } from "../../../data/shop-window";
import { MAX_ENTITIES_PER_ORDER } from "../../../limits";
import { FormPart, Lines } from "./item-field";
import type { PartProps } from "./item-part";

/** What is placed, and on which servers it can be bought. */
export function DeliveryFields({ servers, ...part }: PartProps & { servers: readonly WindowServer[] }) {
  const { draft, set, problems } = part;
  const pieces = draft.classNames.split("\n").filter((line) => line.trim() !== "").length;
  const toggle = (id: string, on: boolean) =>
    set({ serviceIds: on ? [...draft.serviceIds, id] : draft.serviceIds.filter((one) => one !== id) });
  return (
    <FormPart title="What is placed">
      <Lines
        {...part}
        name="classNames"
        label="Class names, one a line"
        aside={`${pieces} of ${MAX_ENTITIES_PER_ORDER}`}
        hint="As the game's types.xml writes them. A line for each piece: two magazines are two lines."
        placeholder={"Mosin9130\nPUScopeOptic\nAmmoBox_762x54_20Rnd"}
        rows={6}
        className="font-mono text-12"
      />
      {servers.length > 1 ? (
        <FieldGroup
          legend="Servers"
          hint="With none chosen it is sold for every server."
          {...(problems.serviceIds && { error: problems.serviceIds })}
        >
          {servers.map((server) => (
            <Checkbox
              key={server.serviceId}
              label={server.name}
              hint={server.mapName ?? undefined}
              checked={draft.serviceIds.includes(server.serviceId)}
              onChange={(event) => toggle(server.serviceId, event.target.checked)}
            />
          ))}
        </FieldGroup>
      ) : null}
    </FormPart>
  );
}
