/**
 * `UnknownTag`: the tag of a union's member that this version does not know. A type alone; it does nothing.
 */

declare const unknownTag: unique symbol;

/**
 * Text that is none of the known tags. No literal is of this type, so that comparing a tag with a known one rules the
 * unknown members out, and what is left after all known ones is the unknown.
 */
export type UnknownTag = string & { readonly [unknownTag]: true };
