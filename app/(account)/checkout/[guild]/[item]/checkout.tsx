"use client";
import { LiveQueries } from "@/components/ui/live-queries";
import { PlaceMap } from "@/features/deliveries/web/components/place-map";
import { CheckoutForm, type CheckoutProps } from "@/features/shop/web/components/checkout-form";

/** The shop's checkout with the map of deliveries: this page is where the two meet. */
export function Checkout(props: CheckoutProps) {
  return (
    <LiveQueries>
      <CheckoutForm {...props} Map={PlaceMap} />
    </LiveQueries>
  );
}
