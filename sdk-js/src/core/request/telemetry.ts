/**
 * What every request says about the client that sent it: product, version, system. No identifier of a person or a machine.
 */

import type { Product } from '../settings/product.js';
import { isPage, runtime } from '../settings/runtime.js';

/** The attempt's number. */
export const ATTEMPT_HEADER = 'x-sdk-attempt';

/** `user-agent` (which pages may not set), and `x-sdk-client` as a dictionary of RFC 8941. */
export function telemetryHeaders(product: Product): Record<string, string> {
  const { name, version, os, arch } = runtime();
  const facts = {
    lang: 'js',
    version: product.version,
    os,
    arch,
    runtime: name,
    'runtime-version': version,
  };
  const client = Object.entries(facts)
    .map(([key, value]) => `${key}="${token(value)}"`)
    .join(', ');
  return {
    ...(!isPage() && { 'user-agent': `${token(product.name)}/JS ${token(product.version)}` }),
    'x-sdk-client': client,
    [ATTEMPT_HEADER]: '1',
  };
}

function token(text: string): string {
  return text.replace(/[^\x20-\x7e]|["\\]/g, '');
}
