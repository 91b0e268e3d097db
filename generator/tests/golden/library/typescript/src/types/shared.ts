/** Types of shared. Generated from the OpenAPI document by onespec; do not edit. */

/** Problem. */
export interface Problem {
  error: ProblemError;
}

/** Problem code. */
export type ProblemCode = 'unknown_book' | 'title_taken' | 'no_token' | (string & {});

/** Problem error. */
export interface ProblemError {
  code: ProblemCode;
  message: string;
}
