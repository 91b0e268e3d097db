/** Types of recordings. Generated from the OpenAPI document by onespec; do not edit. */

/** Recordings upload request tags. */
export interface RecordingsUploadRequestTags {
  genre?: string | undefined;
}
