/**
 * Addresses: other query parameters in one, and which server it is on. Pure text.
 */

/** The address with more query text, without the parameters named in `gone`. */
export function withQuery(url: string, text: string, gone: readonly string[] = []): string {
  const mark = url.indexOf('?');
  const address = mark < 0 ? url : url.slice(0, mark);
  const old = mark < 0 ? '' : url.slice(mark + 1);
  const kept = old.split('&').filter((pair) => pair && !gone.includes(nameOf(pair)));
  const query = [...kept, ...(text ? [text] : [])].join('&');
  return query ? `${address}?${query}` : address;
}

function nameOf(pair: string): string {
  const name = pair.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Scheme, host and port. */
export function origin(url: string): string {
  return url.split('/', 3).join('/').toLowerCase();
}
