"use client";
import { PlaceMap } from "@/features/deliveries/web/components/place-map";
import { CheckoutForm, type CheckoutProps } from "@/features/shop/web/components/checkout-form";
import { LiveQueries } from "@/features/shop/web/components/live-queries";

/** The shop's checkout with the map of deliveries: this page is where the two meet. */
export function Checkout(props: CheckoutProps) {
  return (
    <LiveQueries>
      <CheckoutForm {...props} Map={PlaceMap} />
    </LiveQueries>
  );
}
