/** Types of shared. Generated from the OpenAPI document by onespec; do not edit. */

/** Failure. */
export interface Failure {
  error: FailureDetail;
}

/** Failure code. */
export type FailureCode = 'not_found' | 'name_taken' | 'invalid_error' | (string & {});

/** Failure detail. */
export interface FailureDetail {
  code: FailureCode;
  message: string;
}
