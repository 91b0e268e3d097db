/**
 * A request's headers: what may be sent, and how the layers that give some lie over one another. Pure.
 */

import { HeaderArgumentError } from '../errors.js';
import { type HeaderValues, type RequestHeaders, unsendable } from '../values/headers.js';

/**
 * Lay headers over one another; a later layer wins, whatever the case of its names.
 *
 * Null takes a header away, undefined leaves what stands below. Throws `HeaderArgumentError` for what cannot be sent.
 */
export function mergeHeaders(lowest: RequestHeaders, ...layers: readonly (HeaderValues | undefined)[]): RequestHeaders {
  const merged: Record<string, string> = { ...lowest };
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer ?? {})) {
      if (value === null) {
        delete merged[name.toLowerCase()];
      } else if (value !== undefined) {
        merged[name.toLowerCase()] = checkedHeader(name, value);
      }
    }
  }
  return merged;
}

/** The value, stripped of blanks around it; throws `HeaderArgumentError` naming the header if it cannot be sent. */
export function checkedHeader(name: string, value: unknown): string {
  if (typeof value !== 'string') {
    throw new HeaderArgumentError(
      `Header '${name}' must be text, not ${Array.isArray(value) ? 'an array' : typeof value}.`,
    );
  }
  const stripped = value.replace(/^[ \t]+|[ \t]+$/g, '');
  const fault = unsendable(name, stripped);
  if (fault !== undefined) {
    throw new HeaderArgumentError(fault);
  }
  return stripped;
}
