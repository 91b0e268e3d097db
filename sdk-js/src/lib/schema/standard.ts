/**
 * Standard Schema and Standard JSON Schema (https://standardschema.dev), as far as they are used here: what zod 4,
 * ArkType, Valibot and others have in common.
 *
 * Must not know any of those libraries.
 */

/** A schema of a library that follows Standard Schema. `I` is what it accepts, `O` what it makes of that. */
export interface StandardSchema<I = unknown, O = I> {
  readonly '~standard': {
    readonly version: 1;
    /** The library's name. */
    readonly vendor: string;
    readonly validate: (value: unknown) => Validation<O> | Promise<Validation<O>>;
    /** Holds no value: carries the types. */
    readonly types?: { readonly input: I; readonly output: O } | undefined;
    /** Standard JSON Schema, where the library has it. */
    readonly jsonSchema?: {
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
    };
  };
}

/** What a schema says of a value. */
export type Validation<O> =
  | { readonly value: O; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** One thing that is wrong with a value. */
export interface SchemaIssue {
  readonly message: string;
  /** Where it is, from the root. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** A JSON Schema, as an object. */
export type JSONSchema = Readonly<Record<string, unknown>>;

/** Whether this is a schema of such a library; some of them are functions. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
    return false;
  }
  const standard = (value as { '~standard'?: { validate?: unknown } })['~standard'];
  return typeof standard?.validate === 'function';
}

/** What is wrong, in one line: `/city: expected string; /days: too large`. */
export function told(issues: readonly SchemaIssue[]): string {
  return issues.map((issue) => `${pointer(issue)}${issue.message}`).join('; ') || 'it does not fit';
}

function pointer(issue: SchemaIssue): string {
  const steps = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  return steps.length === 0 ? '' : `${steps.map((step) => `/${step}`).join('')}: `;
}
