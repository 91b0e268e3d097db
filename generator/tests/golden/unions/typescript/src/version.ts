/** The version. Generated from the OpenAPI document by onespec; do not edit. */

/** The version of this package. */
export const VERSION = '0.1.0';
