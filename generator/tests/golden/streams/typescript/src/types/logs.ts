/** Types of logs. Generated from the OpenAPI document by onespec; do not edit. */

/** Line. */
export interface Line {
  text: string;
}
