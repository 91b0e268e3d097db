/**
 * JSON pointers (RFC 6901) into decoded values. Pure.
 */

/** A function from a value to the text at `pointer` in it; empty text where there is none. */
export function textReader(pointer: string): (value: unknown) => string {
  const names = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return (value) => {
    let found = value;
    for (const name of names) {
      found = member(found, name);
    }
    return typeof found === 'string' ? found : '';
  };
}

/** A field of an object, or an element of an array; undefined if there is none. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
