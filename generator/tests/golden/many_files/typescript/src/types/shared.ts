/** Types of shared. Generated from the OpenAPI document by onespec; do not edit. */

/** Address. */
export interface Address {
  street: string;
}
