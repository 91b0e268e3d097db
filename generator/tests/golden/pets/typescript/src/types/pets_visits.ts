/** Types of pets_visits. Generated from the OpenAPI document by onespec; do not edit. */

/** Visit. */
export interface Visit {
  /** A date and time as RFC 3339 writes it. */
  at: string;
  cost?: number;
  [key: string]: number | string | undefined;
}
