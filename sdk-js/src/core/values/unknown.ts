/**
 * `UnknownTag`: the tag of a union's member that this version does not know. A type alone; it does nothing.
 */

/**
 * What type checkers take such a tag for: text that is none of the known tags, so that comparing with a known one rules
 * the unknown members out, and what is left after all known ones is the unknown. The text itself is whatever the server
 * sent. (A branded `string` would not do: TypeScript tells the members of a union apart by literal types alone.)
 */
export type UnknownTag = `<unknown ${string}>`;
